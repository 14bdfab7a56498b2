import { describe, expect, it } from 'vitest';
import { connect, errorOf, fake, passTime, useMemoryRecords } from '../testing/each-setup.ts';
import { memoryRecordsDefinition } from '../conformance/memory-records.ts';
import { fakeFetch } from '../fake/index.ts';

useMemoryRecords();

const payload = (key: string, fields = {}) => ({ key, name: `Item ${key}`, owner: 7, ...fields });
const probe = async (keys: readonly string[] = ['A'], adapter = connect()) =>
  adapter.probe?.(keys.map((key) => payload(key)));
const add = (key: string, fields = {}): string => fake.add({ key, name: `Item ${key}`, owner: 7, ...fields });

describe('a probe', () => {
  it('takes a payload that the list holds, and compares its record with what would be sent', async () => {
    add('B', { name: 'by hand' });
    add('C');

    expect(await probe(['A', 'B', 'C'])).toMatchObject({
      rows: 2,
      foreign: 0,
      total: 2,
      record: {
        id: 'B',
        refs: ['1'],
        filter: 'works',
        differences: [{ path: 'name', kind: 'different', sent: 'Item B', stored: 'by hand' }],
      },
    });
  });

  it('writes nothing', async () => {
    add('A');
    await probe();

    expect(fake.calls.filter(({ method }) => method !== 'GET').map(({ path }) => path)).toEqual(['/login/']);
  });

  it('looks up the first payload where the list holds none of them', async () => {
    add('B');

    expect((await probe(['A', 'Z']))?.record).toEqual({ id: 'A', refs: [], differences: [], filter: 'works' });
  });

  it('compares nothing where several records have the id', async () => {
    add('A', { name: 'one' });
    add('A', { name: 'other' });

    expect((await probe())?.record).toMatchObject({ refs: ['1', '2'], differences: [], filter: 'unproven' });
  });

  it('reads the list alone without a payload', async () => {
    expect(await probe([])).toEqual({
      rows: 0,
      foreign: 0,
      total: 0,
      callMs: 0,
      constants: [{ field: 'owner', name: 'product_settings.owner', value: 7, shown: 0, equal: 0 }],
    });
  });

  it('fails as the destination fails', async () => {
    fake.switches.faults.push({ method: 'GET', status: 503, times: 4 });

    expect(await errorOf(probe())).toMatchObject({ name: 'ProductUnavailable' });
  });
});

describe('a probe shows', () => {
  it("other clients' rows, which count for no constant", async () => {
    add('A');
    add('B', { owner: 8 });

    expect(await probe()).toMatchObject({ rows: 2, foreign: 1, constants: [{ shown: 1, equal: 1 }] });
  });

  it('that the filter is ignored', async () => {
    fake.switches.exactFilter = false;
    add('A');
    add('B');

    expect((await probe())?.record).toMatchObject({ id: 'A', refs: ['1'], filter: 'ignored' });
  });

  it('in how many records a constant stands, and leaves out those that hide it', async () => {
    add('A', { kind: 'GENERAL' });
    add('B', { kind: 'OTHER' });
    add('C', { kind: null });
    const adapter = connect({}, { ...memoryRecordsDefinition, constants: { kind: 'GENERAL' } });

    expect((await probe(['A'], adapter))?.constants).toEqual([
      { field: 'kind', name: 'kind', value: 'GENERAL', shown: 2, equal: 1 },
    ]);
  });

  it('how long a call takes that reads, without the login', async () => {
    add('A');
    const answer = fakeFetch(fake);
    const adapter = connect({
      fetch: (input, init) => {
        passTime(new Request(input, init).url.endsWith('/login/') ? 5_000 : 300);
        return answer(input, init);
      },
    });

    expect((await probe(['A'], adapter))?.callMs).toBe(300);
  });
});
