import { describe, expect, it } from 'vitest';
import { createDestinationAdapter } from '../create-destination-adapter.ts';
import { createFakeDestination } from '../fake/index.ts';
import type { DestinationPayload, DestinationDefinition } from '../index.ts';
import { createMemoryFake, memoryConnection, memoryDefinition } from '../conformance/memory-destination.ts';

/** The destination in memory, with records on shelves that it may not have. */
const shelvedDefinition: DestinationDefinition = {
  ...memoryDefinition,
  preflight: {
    appliesTo: ({ shelf }) => shelf !== undefined,
    from: { path: '/shelves' },
    read: (body) => {
      const shelves = new Set<unknown>(Array.isArray(body) ? body : []);
      return ({ shelf }) =>
        shelves.size === 0 || shelves.has(shelf) ? undefined : { path: 'shelf', code: 'memory/shelf' };
    },
  },
};

const startShelved = (shelves?: readonly string[]) => {
  const fake = createFakeDestination({ ...createMemoryFake().script, extras: { 'GET /v1/shelves': () => shelves } });
  const adapter = createDestinationAdapter(shelvedDefinition, memoryConnection(fake));
  return { fake, adapter, lookUps: () => fake.calls.filter(({ path }) => path === '/v1/shelves').length };
};

const good: DestinationPayload = { key: 'GOOD', name: 'good', stock: 1, shelf: 'S1' };
const bad: DestinationPayload = { key: 'BAD', name: 'bad', stock: 1, shelf: 'S9' };
const plain: DestinationPayload = { key: 'PLAIN', name: 'plain', stock: 1 };

describe('a look-up before sending', () => {
  it('refuses records on unknown shelves after one look-up, and sends the rest in order', async () => {
    const { fake, adapter, lookUps } = startShelved(['S1']);
    const received: string[] = [];
    const verdicts = await adapter.send([good, bad, plain], {
      onVerdicts: (some) => void received.push(...some.map(({ id }) => id)),
    });
    await adapter.send([good, bad]);

    expect(verdicts.map(({ id, status }) => [id, status])).toEqual([
      ['GOOD', 'accepted'],
      ['BAD', 'refused'],
      ['PLAIN', 'accepted'],
    ]);
    expect(received.sort()).toEqual(['BAD', 'GOOD', 'PLAIN']);
    expect([...fake.products.keys()]).toEqual(['GOOD', 'PLAIN']);
    expect(lookUps()).toBe(1);
  });

  it('is not made when it applies to no record', async () => {
    const { adapter, lookUps } = startShelved(['S1']);
    await adapter.send([plain, { ...plain, key: 'PLAIN-2' }]);

    expect(lookUps()).toBe(0);
  });

  it('checks nothing when the destination has no such list', async () => {
    const { adapter } = startShelved();

    expect((await adapter.send([good, bad])).every(({ status }) => status === 'accepted')).toBe(true);
  });

  it('is made again after it failed', async () => {
    const { fake, adapter } = startShelved(['S1']);
    fake.switches.faults.push({ status: 503, times: 4 }, { status: 418 });
    await expect(adapter.send([good, bad])).rejects.toMatchObject({ name: 'ProductUnavailable' });
    await expect(adapter.send([good, bad])).rejects.toMatchObject({ name: 'ProductContractBroken' });

    expect(await adapter.send([good, bad])).toHaveLength(2);
  });

  it('can be made without sending, and is part of the check', async () => {
    const { fake, adapter, lookUps } = startShelved(['S1']);

    expect(await adapter.preflight([good, bad])).toEqual([
      { id: 'BAD', status: 'refused', code: 'memory/shelf', message: 'memory/shelf' },
    ]);
    expect(await adapter.check()).toMatchObject({ ok: true });
    expect([fake.products.size, lookUps()]).toEqual([0, 2]);
  });
});
