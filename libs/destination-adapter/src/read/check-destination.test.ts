import { describe, expect, it } from 'vitest';
import { createMemoryFake, memoryConnection, memoryDefinition } from '../conformance/memory-destination.ts';
import { createDestinationAdapter } from '../create-destination-adapter.ts';

describe('check', () => {
  it('reports that the address has no such path', async () => {
    const fake = createMemoryFake();
    fake.switches.faults.push({ status: 404 });

    expect(await createDestinationAdapter(memoryDefinition, memoryConnection(fake)).check()).toMatchObject({
      ok: false,
      code: 'PRODUCT_CONFIGURATION',
    });
  });

  it('returns a coded error of the secret reader, and throws any other error', async () => {
    const missing = Object.assign(new Error('There is no secret a/memory.'), {
      code: 'SECRET_MISSING',
      kind: 'configuration',
    });
    const failing = (error: Error) =>
      memoryConnection(createMemoryFake(), {
        credentials: { secretName: 'a/memory', read: () => Promise.reject(error) },
      });

    expect(await createDestinationAdapter(memoryDefinition, failing(missing)).check()).toEqual({
      ok: false,
      code: 'SECRET_MISSING',
      message: 'There is no secret a/memory.',
    });
    await expect(createDestinationAdapter(memoryDefinition, failing(new Error('a bug'))).check()).rejects.toThrow(
      'a bug',
    );
  });
});
