import { describe, expect, it } from 'vitest';
import type { PastSync } from '../hosts/sync-history.ts';
import { describeStatuses } from './describe-statuses.ts';

const sync: PastSync = {
  tenantId: 'a',
  syncId: 'sync-1',
  status: 'failed',
  timestamp: '2025-01-15T10:00:00Z',
  recordsProcessed: 1,
  recordsExtracted: 2,
  recordsUnchanged: 0,
  recordsFailed: 1,
  durationSeconds: 3,
};
const client = { client_id: 'a', product_type: 'kong', enabled: true, syncs: [] };
const told = (...clients: Parameters<typeof describeStatuses>[0]): string =>
  describeStatuses(clients, Date.parse('2025-01-15T11:00:00Z'), '--local x');

describe('describeStatuses', () => {
  it('tells of clients that were never synced, and of who is being synced now', () => {
    expect(told(client, { ...client, client_id: 'b', enabled: false, running: 'sync-9' })).toMatch(
      /a +kong +never +-[\s\S]*b +kong +never \(disabled\)[\s\S]*b is being synced now by sync-9\.\n$/,
    );
  });

  it('tells of a sync that was cut off, and how to look at it', () => {
    const interrupted = { execution: 'local-1', client_id: 'a', began: '2025-01-15T10:50:00Z', state: 'LoadParts' };

    expect(told({ ...client, interrupted })).toMatch(
      /\na: the sync that began 10 min 0 s ago was cut off in LoadParts: siesa-sync history local-1 --local x\n$/,
    );
  });

  it('tells of the last failure by its code, its name, or what there is', () => {
    expect(
      told({
        ...client,
        cursor_age_seconds: 60,
        syncs: [{ ...sync, error: { code: 'SIESA_UNAVAILABLE', message: 'no answer' } }],
      }),
    ).toMatch(/1 h 0 min ago +- +failed +2[\s\S]*a: SIESA_UNAVAILABLE: no answer\n$/);
    expect(told({ ...client, syncs: [{ ...sync, error: { name: 'Broken' } }] })).toContain('a: Broken: no message');
    expect(told({ ...client, syncs: [{ ...sync, error: {} }] })).toContain('a: failed: no message');
  });
});
