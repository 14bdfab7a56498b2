import type { DestinationAdapter, Verdict } from '@siesa-integration/destination-adapter';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import { adapter, partOptions, product, record, run, store } from '../../testing/store-records.ts';
import type { PartOutcome } from './part-tally.ts';
import { planPart } from './plan-part.ts';
import { storePart } from './store-part.ts';

const rejection = {
  code: 'x',
  message: 'y',
  fingerprint: 'f',
  attempts: 1,
  first_seen: 'x',
  last_seen: 'x',
  sync_id: 'sync-1',
  mapping: 'm1',
};

const partOf = (ids: readonly string[]) => {
  const written = new Map<string, LedgerEntry>();
  const outcomes: PartOutcome[] = [];
  return {
    planned: planPart({ products: ids.map((id) => record(id)), rejects: [] }, adapter, new Map(), run),
    ledger: {
      written,
      writeMany: (_client: string, entries: readonly LedgerEntry[]) => {
        for (const entry of entries) written.set(entry.product_id, entry);
        return Promise.resolve();
      },
    },
    unfinished: {
      outcomes,
      keep: (outcome: PartOutcome) => {
        outcomes.push(outcome);
        return Promise.resolve();
      },
    },
  };
};
const yes = (id: string): Verdict => ({ id, status: 'accepted' });

describe('storePart', () => {
  it('keeps each verdict and counts follow-ups', async () => {
    const { outcome, written } = await store({ products: [record('A'), record('B')] }, (id) =>
      id === 'A'
        ? { ...yes(id), followUps: 1 }
        : { id, status: 'refused', code: 'kong/tags', message: 'no tag', failedFollowUp: 'tags' },
    );

    expect(outcome).toMatchObject({
      counts: { accepted: 1, refused: 1 },
      followUps: { done: 1, failed: 1 },
      failures: [{ product_id: 'B', code: 'kong/tags' }],
    });
    expect(written.get('A')?.accepted?.sync_id).toBe('sync-2');
    expect(written.get('B')?.rejection?.attempts).toBe(1);
  });

  it('refuses records without a verdict, and ignores verdicts for ids that were never sent', async () => {
    const { outcome } = await store({ products: [record('A')] }, () => ({ id: 'Z', status: 'accepted' }));
    expect(outcome.failures).toMatchObject([{ product_id: 'A', code: 'NO_VERDICT' }]);
  });

  it('rejects a record without a payload and a row that cannot be mapped', async () => {
    const unmapped = { product_id: '?hash', fingerprint: 'row', issues: [{ path: 'id', code: 'mapping/required' }] };
    const { outcome, written } = await store(
      { products: [record('A', { product: product('A', { stock_quantity: -1 }) })], rejects: [unmapped] },
      yes,
    );

    expect(outcome.counts).toMatchObject({ rejected: 2, accepted: 0 });
    expect(written.get('?hash')?.rejection?.parked).toBe(true);
    expect(outcome.parked).toBe(1);
  });

  it('counts a parked record once, also when an earlier attempt wrote it and ended before its report', async () => {
    const first = await store(
      { products: [record('A')] },
      (id) => ({ id, status: 'refused', code: 'x', message: 'y' }),
      [],
    );
    const { rejection: noted } = first.written.get('A') ?? {};
    const parkedBy = (sync_id: string): LedgerEntry[] =>
      noted
        ? [
            {
              product_id: 'A',
              source_id: 'A',
              last_seen_sync: sync_id,
              rejection: { ...noted, sync_id, attempts: 10, parked: true },
            },
          ]
        : [];
    const outcomes = [
      await store({ products: [record('A')] }, yes, parkedBy('sync-2')),
      await store({ products: [record('A', { repeat: true })] }, yes, parkedBy('sync-2')),
      await store({ products: [record('A')] }, yes, parkedBy('sync-1')),
    ];

    expect(outcomes.map(({ outcome }) => [outcome.parked, outcome.counts.refused])).toEqual([
      [1, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  it.each([
    ['the newer first', ['2025-01-15T10:00:00Z', '2025-01-15T09:00:00Z']],
    ['the older first', ['2025-01-15T09:00:00Z', '2025-01-15T10:00:00Z']],
  ])('sends the newer of two rows of one product and counts the older as its duplicate: %s', async (_order, dates) => {
    const { outcome, written } = await store(
      { products: dates.map((source_modified) => record('A', { source_modified })) },
      yes,
    );
    expect(outcome.counts).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(written.get('A')?.accepted?.source_modified).toBe('2025-01-15T10:00:00Z');
  });

  it('B6: counts a version that repeats an earlier slice as a duplicate unless it fails', async () => {
    expect((await store({ products: [record('A', { repeat: true })] }, yes)).outcome.counts).toMatchObject({
      accepted: 0,
      duplicates: 1,
    });
    expect(
      (
        await store({ products: [record('A', { repeat: true })] }, (id) => ({
          id,
          status: 'refused',
          code: 'c',
          message: 'm',
        }))
      ).outcome.counts,
    ).toMatchObject({ refused: 1, duplicates: 0 });
  });

  it('keeps the verdicts that came before an error, and hands over what became of the part until then', async () => {
    const { ledger, planned, unfinished } = partOf(['A', 'B', 'C']);
    const gone = new Error('the destination is away');
    const send: DestinationAdapter['send'] = async (_payloads, { onVerdicts } = {}) => {
      await onVerdicts?.([yes('A'), { id: 'B', status: 'refused', code: 'x', message: 'y' }]);
      throw gone;
    };

    await expect(
      storePart(planned, { ...partOptions, ledger, adapter: { send }, onUnfinished: unfinished.keep }),
    ).rejects.toBe(gone);
    expect([...ledger.written.keys()]).toEqual(['A', 'B']);
    expect(unfinished.outcomes).toMatchObject([{ counts: { accepted: 1, refused: 1 } }]);
  });

  it('reports in the order of the part, in whatever order batches are answered', async () => {
    const { ledger, planned, unfinished } = partOf(['A', 'B', 'C', 'D']);
    const no = (id: string): Verdict => ({ id, status: 'refused', code: 'x', message: 'y' });
    const warned = (id: string): Verdict => ({
      id,
      status: 'accepted',
      warnings: [{ path: 'name', code: 'kong/name', expected: 'n', received: 'm' }],
    });
    const send: DestinationAdapter['send'] = async (_payloads, { onVerdicts } = {}) => {
      for (const batch of [
        [warned('D'), no('C')],
        [warned('B'), no('A')],
      ])
        await onVerdicts?.(batch);
      return [];
    };

    expect(
      await storePart(planned, { ...partOptions, ledger, adapter: { send }, onUnfinished: unfinished.keep }),
    ).toMatchObject({
      accepted: ['B', 'D'],
      failures: [{ product_id: 'A' }, { product_id: 'C' }],
      warnings: [{ product_id: 'B' }, { product_id: 'D' }],
    });
  });

  it('closes the retried reject when the record has another product id now', async () => {
    const { written } = await store({ products: [record('A', { retries: '?old' })] }, yes, [
      { product_id: '?old', last_seen_sync: 'sync-1', rejection },
    ]);
    expect(written.get('?old')).toEqual({ product_id: '?old', last_seen_sync: 'sync-2' });
  });

  it('leaves the reject of the old product id to the row of the run that has that product now', async () => {
    const { written } = await store(
      { products: [record('A', { retries: 'B' })] },
      yes,
      [{ product_id: 'B', source_id: 'A', last_seen_sync: 'sync-1', rejection }],
      ['B'],
    );
    expect([...written.keys()]).toEqual(['A']);
  });

  it('closes the reject of a version when a newer one was accepted', async () => {
    const taken = { fingerprint: 'new', source_modified: '2025-01-15T10:00:00Z', sync_id: 'sync-1', at: 'x' };
    const { outcome, written } = await store(
      { products: [record('A', { retries: 'A', source_modified: '2025-01-15T09:00:00Z' })] },
      yes,
      [{ product_id: 'A', last_seen_sync: 'sync-1', accepted: taken, rejection }],
    );
    expect(outcome.counts.duplicates).toBe(1);
    expect(written.get('A')).toEqual({ product_id: 'A', last_seen_sync: 'sync-2', accepted: taken });
  });

  it('counts an outdated row that cannot be mapped or sent as a duplicate', async () => {
    const taken = { fingerprint: 'new', source_modified: '2025-01-15T10:00:00Z', sync_id: 'sync-1', at: 'x' };
    const known = ['A', 'B'].map((product_id) => ({ product_id, last_seen_sync: 'sync-1', accepted: taken }));
    const old = { source_modified: '2025-01-15T09:00:00Z' };
    const { outcome } = await store(
      {
        products: [record('A', { ...old, product: product('A', { stock_quantity: -1 }) })],
        rejects: [{ ...old, product_id: 'B', fingerprint: 'f', issues: [] }],
      },
      yes,
      known,
    );
    expect(outcome.counts).toMatchObject({ duplicates: 2, rejected: 0 });
  });
});
