import { someProducts } from '@siesa-integration/canonical-model/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryFake, memoryConnection, memoryDefinition } from '../conformance/memory-destination.ts';
import { createDestinationAdapter } from '../create-destination-adapter.ts';
import type { DestinationPayload, Verdict } from '../index.ts';

const payloadsOf = (count: number, fields: Readonly<Record<string, string>> = {}): DestinationPayload[] =>
  someProducts(count).map(({ id, name, stock_quantity }) => ({ key: id, name, stock: stock_quantity ?? 0, ...fields }));

const start = (batchSize = 100) => {
  const fake = createMemoryFake();
  const read = () => Promise.resolve({ api_url: 'https://memory.example', api_key: fake.apiKey });
  const adapter = createDestinationAdapter(
    memoryDefinition,
    memoryConnection(fake, { batchSize, credentials: { secretName: 'a/memory', read } }),
  );
  return { fake, adapter };
};
const idsOf = (payloads: readonly DestinationPayload[]) =>
  payloads.flatMap(({ key }) => (typeof key === 'string' ? key : []));
const refusedIds = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ status }) => status === 'refused').map(({ id }) => id);

describe('a batch that keeps failing', () => {
  it('is halved until each of its few bad records is alone', async () => {
    const { fake, adapter } = start();
    const bad = ['PROD000003', 'PROD000050', 'PROD000098'];
    for (const id of bad) fake.switches.breaking.set(id, { status: 500, body: { error: `cannot read ${id}` } });
    const verdicts = await adapter.send(payloadsOf(100));

    expect(refusedIds(verdicts)).toEqual(bad);
    for (const id of bad)
      expect(verdicts.find((verdict) => verdict.id === id)).toMatchObject({
        message: expect.stringContaining(`cannot read ${id}`) as unknown,
      });
  });

  it('is not halved on a 503, unless another batch passes meanwhile', async () => {
    const { fake, adapter } = start();
    fake.switches.breaking.set('PROD000003', { status: 503 });

    await expect(adapter.send(payloadsOf(100))).rejects.toMatchObject({ name: 'ProductUnavailable' });
    expect(fake.calls).toHaveLength(4);
  });

  it('ends the send with what was stored when the destination goes away while it is halved', async () => {
    const { fake, adapter } = start();
    fake.switches.breaking.set('PROD000042', { status: 500 });
    const kept: string[] = [];
    fake.switches.faults.push({ status: 500, times: 4 }, { kind: 'rewrite' }, { status: 500, times: 999 });

    await expect(
      adapter.send(payloadsOf(100), {
        onVerdicts: (verdicts) =>
          void kept.push(...verdicts.filter(({ status }) => status === 'accepted').map(({ id }) => id)),
      }),
    ).rejects.toMatchObject({ name: 'ProductUnavailable' });
    expect(kept).toEqual([...fake.products.keys()]);
    expect(fake.calls.length).toBeLessThan(40);
  });

  it('is refused after 20 calls when all its records are bad and other batches pass', async () => {
    const { fake, adapter } = start(50);
    for (const id of idsOf(payloadsOf(150).slice(100))) fake.switches.breaking.set(id, { status: 409 });
    const verdicts = await adapter.send(payloadsOf(150));

    expect(refusedIds(verdicts)).toHaveLength(50);
    expect(fake.calls.length).toBeLessThanOrEqual(22);
  });

  it('quotes to a record that was never alone only what was answered to a request with it', async () => {
    const { fake, adapter } = start();
    fake.switches.style = 'anonymous';
    const payloads = payloadsOf(100);
    for (const id of idsOf(payloads)) fake.switches.poison.set(id, `wrong: ${id}`);
    const verdicts = await adapter.send(payloads);

    for (const verdict of verdicts) {
      const named = verdict.status === 'refused' ? /PROD\d+/.exec(verdict.message)?.[0] : undefined;
      const asked = fake.calls.some(({ ids }) => ids.includes(verdict.id) && ids[0] === named);
      expect(asked, JSON.stringify(verdict)).toBe(true);
    }
  });
});

/** An answer as of a destination that counts records from 1. */
const countFromOne = (body: unknown): unknown => {
  const { errors = [], ...rest } = body as {
    readonly errors?: readonly { readonly index: number; readonly message: string }[];
  };
  return errors.length === 0
    ? body
    : { ...rest, errors: errors.map(({ index, message }) => ({ index: index + 1, message })) };
};
const asPaths = (body: unknown): unknown => {
  const { errors = [] } = countFromOne(body) as {
    readonly errors?: readonly { readonly index: number; readonly message: string }[];
  };
  return errors.length === 0
    ? body
    : { errors: Object.fromEntries(errors.map(({ index, message }) => [`[${String(index)}].Ean`, [message]])) };
};
const firstAlone = (body: unknown): unknown => {
  const { errors = [] } = body as { readonly errors?: readonly unknown[] };
  return errors.length === 0 ? body : { errors: errors.slice(0, 1) };
};

describe('a 400 that names records by index', () => {
  const bench = (bad: readonly number[], rewrite: (body: unknown) => unknown, faults = 999) => {
    const { fake, adapter } = start();
    fake.switches.style = 'errors';
    const ids = bad.map((at) => `PROD${String(at + 1).padStart(6, '0')}`);
    for (const id of ids) fake.switches.poison.set(id, `Invalid EAN of ${id}`);
    fake.switches.faults.push({ kind: 'rewrite', rewrite, times: faults });
    return { fake, adapter, ids };
  };

  it.each<[string, readonly number[]]>([
    ['the first', [0]],
    ['one in the middle', [41]],
    ['the last', [99]],
    ['two neighbours', [41, 42]],
    ['the first and the last', [0, 99]],
    ['every tenth', [3, 13, 23, 33, 43, 53, 63, 73, 83, 93]],
  ])('counted from 1 refuses no neighbour: %s', async (_, bad) => {
    for (const rewrite of [countFromOne, asPaths]) {
      const { fake, adapter, ids } = bench(bad, rewrite);
      const verdicts = await adapter.send(payloadsOf(100));

      expect(refusedIds(verdicts)).toEqual(ids);
      for (const verdict of verdicts)
        if (verdict.status === 'refused') expect(verdict.message).toContain(`Invalid EAN of ${verdict.id}`);
      expect(fake.products.size).toBe(100 - bad.length);
      expect(fake.calls.length).toBeLessThanOrEqual(bad.length === 10 ? 90 : 35);
    }
  });

  it('counted from 0 costs one call for all bad records of a batch', async () => {
    const { fake, adapter, ids } = bench([3, 41, 98], (body) => body);

    expect(refusedIds(await adapter.send(payloadsOf(100)))).toEqual(ids);
    expect(fake.calls.map(({ ids: sent }) => sent.length)).toEqual([100, 97]);
  });

  it('counted from 0 with one error an answer refuses the bad ones alone', async () => {
    const { fake, adapter, ids } = bench([3, 41, 60, 61, 98], firstAlone);

    expect(refusedIds(await adapter.send(payloadsOf(100)))).toEqual(ids);
    expect(fake.calls.length).toBeLessThanOrEqual(40);
  });
});

describe('a success that names records by index', () => {
  it.each([0, 1])('refuses no neighbour, and stores none by a count, when it counts from %i', async (first) => {
    const { fake, adapter } = start();
    const bad = 'PROD000042';
    fake.switches.poison.set(bad, 'Invalid EAN');
    fake.switches.faults.push({
      kind: 'rewrite',
      status: 200,
      times: 999,
      rewrite: (body) => {
        const { results } = body as { readonly results: readonly { readonly key: string; readonly status: string }[] };
        const at = results.findIndex(({ status }) => status === 'failed');
        return at < 0
          ? { success: true, processed: results.length }
          : { success: true, processed: results.length - 1, errors: [{ index: at + first, message: 'Invalid EAN' }] };
      },
    });
    const verdicts = await adapter.send(payloadsOf(100));

    expect(refusedIds(verdicts)).toEqual([bad]);
    expect(fake.products.size).toBe(99);
  });
});

describe('a single record', () => {
  it('is refused when it fails while the destination answers an empty batch', async () => {
    const { fake, adapter } = start();
    fake.switches.breaking.set('PROD000001', { kind: 'reset' });

    expect(refusedIds(await adapter.send(payloadsOf(1)))).toEqual(['PROD000001']);
  });

  it('is not blamed when nothing is answered', async () => {
    const { fake, adapter } = start();
    fake.switches.faults.push({ kind: 'reset', times: 99 });

    await expect(adapter.send(payloadsOf(1))).rejects.toMatchObject({ name: 'ProductUnavailable' });
  });
});

describe('a refused key', () => {
  it.each([
    [
      { status: 401, body: { error: 'Invalid API key' } },
      "Memory refused the key in 'a/memory' (401: Invalid API key). Before this failure the secret was read again and holds the same key.",
    ],
    [
      { status: 403, text: '<html>Forbidden</html>' },
      "Memory refused the key in 'a/memory' (403: Forbidden). Before this failure the secret was read again",
    ],
  ])('states what was done, and no more: %j', async (fault, words) => {
    const { fake, adapter } = start();
    fake.switches.faults.push({ ...fault, times: 99 });

    await expect(adapter.send(payloadsOf(2))).rejects.toMatchObject({
      name: 'ProductAuthenticationFailed',
      message: expect.stringContaining(words) as unknown,
    });
  });

  it('was asked once more where it had worked', async () => {
    const { fake, adapter } = start();
    await adapter.send(payloadsOf(2));
    fake.switches.faults.push({ status: 401, times: 99 });
    const before = fake.calls.length;

    await expect(adapter.send(payloadsOf(2))).rejects.toThrow(
      'it was asked once more, because it had worked before; the secret was read again and holds the same key',
    );
    expect(fake.calls.length - before).toBe(2);
  });

  it('in a follow-up keeps the verdicts of records that need none', async () => {
    const { fake, adapter } = start();
    fake.switches.faults.push({ status: 401, path: '/tags', times: 99 });
    const [first, second] = payloadsOf(2);
    const kept: Verdict[] = [];

    await expect(
      adapter.send([{ ...first, tag: 'E2001' }, { ...second }], {
        onVerdicts: (verdicts) => void kept.push(...verdicts),
      }),
    ).rejects.toMatchObject({ name: 'ProductAuthenticationFailed' });
    expect(kept).toEqual([{ id: 'PROD000002', status: 'accepted' }]);
  });
});
