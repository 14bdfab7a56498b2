import { describe, expect, it } from 'vitest';
import type { CountedLedger, Ledger, LedgerEntry } from '../../ledger/ledger.ts';
import { largeText, type Subject } from './ports-under-test.ts';

const accepted = (product_id: string): LedgerEntry => ({
  product_id,
  last_seen_sync: 's1',
  accepted: { fingerprint: 'f', sync_id: 's1', at: '2025-01-15T10:00:00Z' },
});

const rejected = (
  product_id: string,
  first_seen: string,
  more: Partial<NonNullable<LedgerEntry['rejection']>> = {},
): LedgerEntry => ({
  product_id,
  last_seen_sync: 's1',
  rejection: { code: 'x/y', message: 'no', attempts: 1, first_seen, last_seen: first_seen, sync_id: 's1', ...more },
});

const ids = (entries: Iterable<LedgerEntry>): readonly string[] =>
  [...entries].map(({ product_id: productId }) => productId);
const allOf = async (ledger: Ledger, clientId: string): Promise<readonly LedgerEntry[]> =>
  Array.fromAsync(ledger.entries(clientId));
const minute = (index: number): string => new Date(Date.UTC(2025, 0, 1, 0, index)).toISOString();

export const describeLedger = (subject: Subject): void => {
  const ledger = (): CountedLedger => subject().ports.ledger;

  it('writes and reads more entries than one call or one page takes', async () => {
    const entries = Array.from({ length: 1_100 }, (_, at) => accepted(`P${at.toString().padStart(4, '0')}`));

    await ledger().writeMany('ledger-many', entries);

    const found = await ledger().readMany('ledger-many', [...ids(entries), 'P0000', 'unknown']);
    expect(found.size).toBe(1_100);
    expect(found.get('P1099')).toEqual(entries[1_099]);
    expect(ids(await allOf(ledger(), 'ledger-many'))).toEqual(ids(entries));
  });

  it('takes entries of 400 KB', async () => {
    const large = ['P1', 'P2', 'P3', 'P4'].map((id) => rejected(id, minute(0), { message: largeText() }));

    await ledger().writeMany('ledger-large', large);

    expect(await allOf(ledger(), 'ledger-large')).toEqual(large);
    expect([...(await ledger().readMany('ledger-large', ids(large))).values()]).toHaveLength(4);
  });

  it('returns entries in the order of the bytes of their ids, whatever order they were written in', async () => {
    const ordered = [`"' %_`, '000', 'A', 'a', 'ñ', '￼', '😀']; // of UTF-8: not that of UTF-16, where the last two change places

    await ledger().writeMany('ledger-order', ordered.toReversed().map(accepted));

    expect(ids(await allOf(ledger(), 'ledger-order'))).toEqual(ordered);
    expect((await ledger().readMany('ledger-order', ordered)).size).toBe(7);
  });

  it('stores the last of two entries for one product, and replaces entries whole', async () => {
    await ledger().writeMany('ledger-twice', [rejected('P', minute(0)), accepted('P')]);
    expect((await ledger().readMany('ledger-twice', ['P'])).get('P')).toEqual(accepted('P'));

    await ledger().writeMany('ledger-twice', [rejected('P', minute(0))]);
    expect((await ledger().readMany('ledger-twice', ['P'])).get('P')).toEqual(rejected('P', minute(0)));
  });

  it('leaves out undefined fields, and keeps a copy of what it was given', async () => {
    const given = { ...accepted('P'), source_id: undefined };
    await ledger().writeMany('ledger-copy', [given as never]);

    given.last_seen_sync = 's2';

    expect((await ledger().readMany('ledger-copy', ['P'])).get('P')).toStrictEqual(accepted('P'));
  });

  it('separates the products of clients', async () => {
    await ledger().writeMany('ledger-one', [accepted('P'), rejected('Q', minute(0))]);

    expect((await ledger().readMany('ledger-other', ['P'])).size).toBe(0);
    expect(await allOf(ledger(), 'ledger-other')).toEqual([]);
    expect(await ledger().openRejects('ledger-other', { limit: 10 })).toEqual([]);
  });

  it('has what another process wrote, also when it wrote twice because the answer was lost', async () => {
    const other = (await subject().reopen()).ledger;
    for (let time = 0; time < 2; time += 1) await other.writeMany('ledger-process', [accepted('P1'), accepted('P2')]);

    expect(await allOf(ledger(), 'ledger-process')).toEqual([accepted('P1'), accepted('P2')]);
  });

  it('reads and writes nothing when there is nothing', async () => {
    await ledger().writeMany('ledger-nothing', []);

    expect((await ledger().readMany('ledger-nothing', [])).size).toBe(0);
    expect(await allOf(ledger(), 'ledger-nothing')).toEqual([]);
  });

  describe('open rejects', () => {
    it('come oldest first, up to the limit', async () => {
      await ledger().writeMany('open', [
        accepted('fine'),
        rejected('new', minute(3)),
        rejected('old', minute(1)),
        rejected('middle', minute(2)),
      ]);

      expect(ids(await ledger().openRejects('open', { limit: 2 }))).toEqual(['old', 'middle']);
      expect(ids(await ledger().openRejects('open', { limit: 10 }))).toEqual(['old', 'middle', 'new']);
      expect(await ledger().openRejects('open', { limit: 0 })).toEqual([]);
    });

    it('are counted, parked ones among them, as they are opened, parked and closed', async () => {
      const many = Array.from({ length: 150 }, (_, at) => rejected(`many-${at.toString()}`, minute(at)));
      await ledger().writeMany('counted', [
        ...many,
        rejected('parked', minute(0), { parked: true, mapping: 'v1' }),
        accepted('fine'),
      ]);
      await ledger().writeMany('counted', [accepted('many-0'), rejected('many-1', minute(0), { parked: true })]);

      expect(await ledger().countRejects('counted')).toEqual({ open: 150, parked: 2 });
      expect(await ledger().countRejects('counted-other')).toEqual({ open: 0, parked: 0 });
    });

    it('are closed by a success', async () => {
      await ledger().writeMany('closed', [rejected('P', minute(0))]);
      await ledger().writeMany('closed', [accepted('P')]);

      expect(await ledger().openRejects('closed', { limit: 10 })).toEqual([]);
    });

    it('include parked ones that another mapping refused, after those that are not parked', async () => {
      await ledger().writeMany('parked', [
        rejected('under-1', minute(0), { parked: true, mapping: 'v1' }),
        rejected('under-2', minute(0), { parked: true, mapping: 'v2' }),
        rejected('under-none', minute(1), { parked: true }),
        rejected('open', minute(2), { mapping: 'v1' }),
      ]);
      const open = async (limit: number, mapping?: string) =>
        ids(await ledger().openRejects('parked', { limit, ...(mapping !== undefined && { mapping }) }));

      expect(await open(10)).toEqual(['open']);
      expect(await open(10, 'v1')).toEqual(['under-2', 'under-none', 'open']);
      expect(await open(10, 'v2')).toEqual(['under-1', 'under-none', 'open']);
      expect(await open(1, 'v2')).toEqual(['open']);
      expect(await open(2, 'v2')).toEqual(['under-1', 'open']);
    });

    it('are found among 300 parked ones that are not due', async () => {
      const notDue = Array.from({ length: 300 }, (_, at) =>
        rejected(`waits-${at.toString()}`, minute(at), { parked: true, mapping: 'v2' }),
      );
      const due = [1, 2, 3].map((at) =>
        rejected(`due-${at.toString()}`, minute(400 + at), { parked: true, mapping: 'v1' }),
      );
      await ledger().writeMany('crowded', [...notDue, ...due]);

      expect(ids(await ledger().openRejects('crowded', { limit: 200, mapping: 'v2' }))).toEqual(ids(due));
      expect(ids(await ledger().openRejects('crowded', { limit: 2, mapping: 'v2' }))).toEqual(['due-1', 'due-2']);
      expect(await ledger().openRejects('crowded', { limit: 200, mapping: 'v1' })).toHaveLength(200);
    });

    it('are the parked ones alone with `parked`, under any mapping', async () => {
      await ledger().writeMany('only-parked', [
        rejected('younger', minute(2), { parked: true, mapping: 'v2' }),
        rejected('older', minute(1), { parked: true, mapping: 'v1' }),
        rejected('open', minute(1)),
      ]);
      const parked = async (limit: number, mapping?: string) =>
        ids(
          await ledger().openRejects('only-parked', {
            limit,
            parked: true,
            ...(mapping !== undefined && { mapping }),
          }),
        );

      expect(await parked(10)).toEqual(['older', 'younger']);
      expect(await parked(1, 'v1')).toEqual(['older']);
    });
  });
};
