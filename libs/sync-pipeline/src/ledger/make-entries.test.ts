import { describe, expect, it } from 'vitest';
import { decideRecord } from './decide-record.ts';
import { acceptedEntry, closedEntry, divergedEntry, isFuture, parksNow, rejectedEntry } from './make-entries.ts';

const record = {
  product_id: 'PROD001',
  source_id: '0001',
  source_modified: '2025-01-15T09:12:00.000Z',
  fingerprint: 'B',
};
const reason = { code: 'kong/refused', message: 'Invalid EAN format', mapping: 'm1' };
const stamp = (sync: number): { sync_id: string; at: string } => ({
  sync_id: `sync-${sync.toString()}`,
  at: `2025-01-15T1${(sync % 10).toString()}:00:00.000Z`,
});

describe('rejectedEntry', () => {
  it('counts attempts once a sync', () => {
    const first = rejectedEntry(record, undefined, reason, stamp(1));
    const repeated = rejectedEntry(record, first, reason, stamp(1));
    const second = rejectedEntry(record, repeated, reason, stamp(2));

    expect([first, repeated, second].map(({ rejection }) => rejection?.attempts)).toEqual([1, 1, 2]);
    expect(second.rejection).toMatchObject({ first_seen: stamp(1).at, last_seen: stamp(2).at });
  });

  it('keeps what was accepted before', () => {
    const before = acceptedEntry({ ...record, fingerprint: 'A' }, undefined, stamp(1));
    expect(rejectedEntry(record, before, reason, stamp(2)).accepted).toEqual(before.accepted);
  });

  it('parks after ten attempts, once', () => {
    let entry = rejectedEntry(record, undefined, reason, stamp(0));
    const parked: boolean[] = [];
    for (let sync = 1; sync <= 11; sync += 1) {
      const after = rejectedEntry(record, entry, reason, { ...stamp(sync), sync_id: `sync-${sync.toString()}` });
      parked.push(parksNow(entry, after));
      entry = after;
    }
    expect(parked.indexOf(true)).toBe(8); // the tenth attempt
    expect(parked.filter(Boolean)).toHaveLength(1);
  });

  it('counts from 1 when the record or the mapping changed', () => {
    const before = { ...rejectedEntry(record, undefined, reason, stamp(1)) };
    expect(rejectedEntry({ ...record, fingerprint: 'C' }, before, reason, stamp(2)).rejection?.attempts).toBe(1);
    expect(rejectedEntry(record, before, { ...reason, mapping: 'm2' }, stamp(2)).rejection?.attempts).toBe(1);
  });

  it('parks a record without a source id at once', () => {
    const { product_id, fingerprint } = record;
    const nameless = { product_id, fingerprint };
    expect(rejectedEntry(nameless, undefined, reason, stamp(1)).rejection?.parked).toBe(true);
  });
});

describe('acceptedEntry', () => {
  it('closes an open rejection', () => {
    const before = rejectedEntry(record, undefined, reason, stamp(1));
    expect(acceptedEntry(record, before, stamp(2))).toEqual({
      product_id: 'PROD001',
      source_id: '0001',
      last_seen_sync: 'sync-2',
      accepted: { fingerprint: 'B', source_modified: record.source_modified, ...stamp(2) },
    });
  });
});

describe('closedEntry', () => {
  it('removes the rejection', () => {
    expect(closedEntry(rejectedEntry(record, undefined, reason, stamp(1)), stamp(2))).toEqual({
      product_id: 'PROD001',
      source_id: '0001',
      last_seen_sync: 'sync-2',
    });
  });
});

describe('divergedEntry', () => {
  it('keeps what was accepted, and makes the same version be sent again until it is accepted', () => {
    const before = { ...acceptedEntry(record, undefined, stamp(1)), accepted: { fingerprint: 'B', ...stamp(1) } };
    const diverged = divergedEntry(before, 'The destination does not hold it.', stamp(2).at);
    const run = { sync_id: 'sync-3', sendsAll: false, mapping: 'm1', full: false, now: 0 };

    expect(diverged).toMatchObject({
      ...before,
      rejection: { code: 'DIVERGED', attempts: 0, first_seen: stamp(2).at },
    });
    expect([decideRecord(record, before, run), decideRecord(record, diverged, run)]).toEqual(['unchanged', 'send']);
    expect(acceptedEntry(record, diverged, stamp(3))).not.toHaveProperty('rejection');
  });
});

describe('isFuture', () => {
  it.each([
    [15 * 60_000, false],
    [15 * 60_000 + 1, true],
  ])('a version %d ms ahead: %s', (ahead, future) => {
    expect(isFuture(new Date(1_736_900_000_000 + ahead).toISOString(), 1_736_900_000_000)).toBe(future);
  });
});
