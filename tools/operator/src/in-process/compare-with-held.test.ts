import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { kong } from '@siesa-integration/kong-adapter';
import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReadable, type ReadableDestination } from '../verify/verify-client.ts';
import { compareWithHeld } from './compare-with-held.ts';

let fake: Awaited<ReturnType<typeof startFakeKongCore>>;
beforeEach(async () => {
  fake = await startFakeKongCore();
});
afterEach(() => fake.close());

const connect = (): ReadableDestination => {
  const adapter = kong.dialects?.['kong-core']?.create({
    baseUrl: fake.url,
    credentials: { secretName: 'siesa-integration/cliente-a/kong', read: () => Promise.resolve(fake.secret) },
    settings: kongCoreSettingsOfFake,
  });
  if (!adapter || !isReadable(adapter)) throw new TypeError('Kong Core can be read.');
  return adapter;
};
const sku = (external_id: string) => ({ external_id, name: 'LINO' });
const products = (...skus: readonly ReturnType<typeof sku>[]): ReadonlyMap<string, DestinationPayload> =>
  new Map(skus.map((payload) => [payload.external_id, payload]));
const add = (external_id: string, fields: DestinationPayload = {}): string =>
  fake.add({ external_id, name: 'LINO', customer_id: 35, is_active: true, ...fields });
const none: ReadonlyMap<string, DestinationPayload> = new Map();

describe('compareWithHeld', () => {
  it('counts what is created, updated and left by what is there, whatever the ledger holds', async () => {
    add('SAME');
    add('OTHER', { name: 'by hand' });
    add('OUT', { is_active: false });
    const sent = products(sku('SAME'), sku('OTHER'), sku('OUT'), sku('NEW'));

    expect(await compareWithHeld(connect(), { sent, unchanged: none })).toMatchObject({
      create: 1,
      update: 2,
      unchanged: 1,
      resent: 1,
      differs_there: 0,
      changes: [
        { product_id: 'SAME', changes: [] },
        { product_id: 'OTHER', changes: [{ field: 'name', old: 'by hand', new: 'LINO' }] },
        { product_id: 'OUT', changes: [] },
      ],
    });
  });

  it('names what is not sent and differs there', async () => {
    add('SAME');
    add('OTHER', { name: 'by hand' });
    add('OUT', { is_active: false });
    const unchanged = products(sku('SAME'), sku('OTHER'), sku('OUT'), sku('GONE'));
    const { samples, ...counts } = await compareWithHeld(connect(), { sent: none, unchanged });

    expect(counts).toMatchObject({ create: 0, update: 0, unchanged: 1, resent: 0, differs_there: 3, changes: [] });
    expect(samples.map(({ kind, product_id: id }) => `${id} ${kind}`).toSorted()).toEqual([
      'GONE missing',
      'OTHER different',
      'OUT inactive',
    ]);
  });

  it('counts a product that stands there twice, and leaves others that are there alone', async () => {
    add('TWICE');
    add('TWICE');
    add('BY-HAND');

    expect(await compareWithHeld(connect(), { sent: products(sku('TWICE')), unchanged: none })).toMatchObject({
      create: 0,
      unchanged: 1,
      ambiguous: 1,
      differs_there: 0,
    });
  });

  it.each([
    [25, false],
    [26, true],
  ])('looks up %i products by reading everything: %s', async (count, readsAll) => {
    const ids = Array.from({ length: count }, (_, index) => `P${String(index)}`);
    for (const id of ids) add(id);
    const { unchanged } = await compareWithHeld(connect(), {
      sent: products(...ids.map((id) => sku(id))),
      unchanged: none,
    });
    const reads = fake.calls.filter(({ method }) => method === 'GET');

    expect(unchanged).toBe(count);
    expect(reads).toHaveLength(readsAll ? 1 : count);
    expect(fake.calls.every(({ method, path }) => method === 'GET' || path.endsWith('/login/'))).toBe(true);
  });
});
