import { accepted, type CanonicalProduct, refused } from '@siesa-integration/canonical-model';
import type { DestinationAdapter, Verdict } from '@siesa-integration/destination-adapter';
import type { LedgerEntry } from '../ledger/ledger.ts';
import type { CanonicalRecord } from '../run/documents.ts';
import { type PartRecords, planPart } from '../stages/load/plan-part.ts';
import { storePart } from '../stages/load/store-part.ts';

export const product = (id: string, fields: Partial<CanonicalProduct> = {}): CanonicalProduct => ({
  id,
  external_id: id,
  name: id,
  sku: id,
  stock_quantity: 1,
  ...fields,
});
export const record = (id: string, more: Partial<CanonicalRecord> = {}): CanonicalRecord => ({
  product: product(id),
  source_id: id,
  ...more,
});
export const adapter: Pick<DestinationAdapter, 'toPayload' | 'idOf'> = {
  toPayload: (canonical) =>
    typeof canonical.stock_quantity !== 'number' || canonical.stock_quantity < 0
      ? refused({ path: 'stock_quantity', code: 'kong/quantity', expected: 'at least 0', received: '-1' })
      : accepted({ ...canonical }),
  idOf: ({ id }) => (typeof id === 'string' ? id : ''),
};
export const run = {
  sync_id: 'sync-2',
  sendsAll: false,
  mapping: 'm1',
  full: false,
  now: Date.parse('2025-01-15T10:00:00Z'),
  sameProduct: 'refuse',
  sameKey: 'refuse',
  isBrought: () => false,
  isRefused: () => false,
} as const;
/** The settings of a part that no test changes. */
export const partOptions = {
  clientId: 'cliente-a',
  known: new Map<string, LedgerEntry>(),
  taken: new Set<string>(),
  mapping: 'm1',
  stamp: () => ({ sync_id: 'sync-2', at: '2025-01-15T10:00:00.000Z' }),
  assertLeaseHeld: () => Promise.resolve(),
  refuseStopped: () => undefined,
  deadline: Infinity,
  refOf: 'kong',
  refsOf: new Set(['kong']),
  repeated: false,
};

/**
 * Plans and stores one part.
 *
 * @param known - what the ledger holds
 * @param taken - products that other parts of the run have
 */
export const store = async (
  records: Partial<PartRecords>,
  verdict: (id: string) => Verdict | undefined,
  known: readonly LedgerEntry[] = [],
  taken: readonly string[] = [],
) => {
  const ledger = new Map(known.map((entry) => [entry.product_id, entry]));
  const written = new Map<string, LedgerEntry>();
  const planned = planPart({ products: [], rejects: [], ...records }, adapter, ledger, run);
  const outcome = await storePart(planned, {
    ...partOptions,
    adapter: {
      send: (payloads) => Promise.resolve(payloads.flatMap((payload) => verdict(adapter.idOf(payload)) ?? [])),
    },
    ledger: {
      writeMany: (_client, entries) => {
        for (const entry of entries) written.set(entry.product_id, entry);
        return Promise.resolve();
      },
    },
    known: ledger,
    taken: new Set(taken),
  });
  return { outcome, written };
};
