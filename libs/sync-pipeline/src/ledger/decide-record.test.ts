import { describe, expect, it } from 'vitest';
import { decideRecord, isOutdated } from './decide-record.ts';
import type { LedgerEntry } from './ledger.ts';

const record = { product_id: 'PROD001', source_modified: '2025-01-15T09:12:00.000Z', fingerprint: 'B' };
const run = {
  sync_id: 'sync-2',
  sendsAll: false,
  mapping: 'm1',
  full: false,
  now: Date.parse('2025-01-15T12:00:00.000Z'),
};
const accepted = {
  fingerprint: 'B',
  source_modified: '2025-01-15T09:12:00.000Z',
  sync_id: 'sync-1',
  at: '2025-01-15T09:20:00.000Z',
};
const rejection = {
  code: 'kong/refused',
  message: 'no',
  fingerprint: 'B',
  attempts: 3,
  first_seen: 'x',
  last_seen: 'x',
  sync_id: 'sync-1',
  mapping: 'm1',
};
const entry = (fields: Partial<LedgerEntry>): LedgerEntry => ({
  product_id: 'PROD001',
  last_seen_sync: 'sync-1',
  ...fields,
});

describe('decideRecord', () => {
  it('sends a record that is not in the ledger, or differs from it', () => {
    expect(decideRecord(record, undefined, run)).toBe('send');
    expect(decideRecord(record, entry({ accepted: { ...accepted, fingerprint: 'A' } }), run)).toBe('send');
  });

  it('does not send a record that the destination already has (B19)', () => {
    expect(decideRecord(record, entry({ accepted }), run)).toBe('unchanged');
  });

  it('sends everything in an initial sync and after an unfinished run (B18)', () => {
    expect(decideRecord(record, entry({ accepted }), { ...run, sendsAll: true })).toBe('send');
  });

  it('counts a record that this run has had accepted as accepted, also in an initial sync', () => {
    expect(
      decideRecord(record, entry({ accepted: { ...accepted, sync_id: 'sync-2' } }), { ...run, sendsAll: true }),
    ).toBe('accepted');
  });

  it('never sends a version older than the one accepted (B17)', () => {
    const newer = entry({ accepted: { ...accepted, fingerprint: 'C', source_modified: '2025-01-15T09:30:00.000Z' } });
    expect(decideRecord(record, newer, run)).toBe('older');
    expect(decideRecord(record, { ...newer, rejection }, run)).toBe('older');
  });

  it('does not count a version of the same date as older', () => {
    expect(decideRecord(record, entry({ accepted: { ...accepted, fingerprint: 'A' } }), run)).toBe('send');
    expect(isOutdated(record, entry({ accepted }), run)).toBe(false);
    const oneMsNewer = { ...accepted, source_modified: '2025-01-15T09:12:00.001Z' };
    expect(isOutdated(record, entry({ accepted: oneMsNewer }), run)).toBe(true);
  });

  it('lets the content win over the date in a run that reads everything, unless the run itself had the newer one', () => {
    const newer = { ...accepted, fingerprint: 'C', source_modified: '2025-01-15T09:30:00.000Z' };
    const full = { ...run, full: true };
    expect(decideRecord(record, entry({ accepted: newer }), full)).toBe('send');
    expect(decideRecord(record, entry({ accepted: { ...newer, fingerprint: 'B' } }), full)).toBe('unchanged');
    expect(decideRecord(record, entry({ accepted: { ...newer, sync_id: 'sync-2' } }), full)).toBe('older');
  });

  it('lets the date win while a replica may lag behind what was accepted', () => {
    const newer = entry({ accepted: { ...accepted, fingerprint: 'C', source_modified: '2025-01-15T09:30:00.000Z' } });
    const after = (ms: number) => ({ ...run, full: true, now: Date.parse(accepted.at) + ms });
    expect(decideRecord(record, newer, after(15 * 60_000))).toBe('older');
    expect(decideRecord(record, newer, after(15 * 60_000 + 1))).toBe('send');
  });

  it('sends an older version in an initial sync, unless this run itself sent the newer one', () => {
    const newer = { ...accepted, fingerprint: 'C', source_modified: '2025-01-15T09:30:00.000Z' };
    expect(decideRecord(record, entry({ accepted: newer }), { ...run, sendsAll: true })).toBe('send');
    expect(decideRecord(record, entry({ accepted: { ...newer, sync_id: 'sync-2' } }), { ...run, sendsAll: true })).toBe(
      'older',
    );
  });

  it('sends a rejected record again even when the destination accepted it before', () => {
    expect(decideRecord(record, entry({ accepted, rejection }), run)).toBe('send');
  });

  it('does not send a parked record until it or the mapping changes', () => {
    const parked = entry({ rejection: { ...rejection, attempts: 10, parked: true } });
    expect(decideRecord(record, parked, run)).toBe('parked');
    expect(decideRecord({ ...record, fingerprint: 'C' }, parked, run)).toBe('send');
    expect(decideRecord(record, parked, { ...run, mapping: 'm2' })).toBe('send');
  });
});
