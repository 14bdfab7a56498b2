import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../ledger/ledger.ts';
import { memoryStores } from './memory-stores.ts';

const rejected = (product_id: string, first_seen: string, rejection: object = {}): LedgerEntry => ({
  product_id,
  last_seen_sync: 'sync-1',
  rejection: {
    code: 'x',
    message: 'y',
    attempts: 1,
    first_seen,
    last_seen: first_seen,
    sync_id: 'sync-1',
    ...rejection,
  },
});

describe('the ledger in memory', () => {
  it('returns open rejects, the oldest first; parked ones under another mapping, or alone', async () => {
    const { ledger } = memoryStores();
    await ledger.writeMany('cliente-a', [
      rejected('younger', '2025-03-01'),
      rejected('parked', '2025-02-01', { parked: true, mapping: 'v1' }),
      rejected('older', '2025-01-01'),
      { product_id: 'accepted', last_seen_sync: 'sync-1' },
    ]);
    const ids = async (options: { readonly mapping?: string; readonly parked?: boolean }): Promise<readonly string[]> =>
      (await ledger.openRejects('cliente-a', { limit: 10, ...options })).map(({ product_id }) => product_id);

    expect(await ids({})).toEqual(['older', 'younger']);
    expect(await ids({ mapping: 'v1' })).toEqual(['older', 'younger']);
    expect(await ids({ mapping: 'v2' })).toEqual(['older', 'parked', 'younger']);
    expect(await ids({ parked: true })).toEqual(['parked']);
  });
});
