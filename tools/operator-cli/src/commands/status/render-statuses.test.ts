import { describe, expect, it } from 'vitest';
import type { PastSync, Statuses } from '@siesa-integration/operator';
import { renderStatuses } from './render-statuses.ts';

const sync: PastSync = {
  tenantId: 'a',
  syncId: 'sync-1',
  status: 'failed',
  timestamp: '2025-01-15T10:00:00Z',
  recordsProcessed: 1,
  recordsExtracted: 2,
  recordsUnchanged: 0,
  recordsFailed: 1,
  recordsWarned: 4,
  durationSeconds: 3,
};
const client = { client_id: 'a', product_type: 'kong', enabled: true, syncs: [] };
const rendered = (...clients: Statuses['clients']): string =>
  renderStatuses({ clients, unreported: [] }, Date.parse('2025-01-15T11:00:00Z'), '--local x');

describe('renderStatuses', () => {
  it('shows clients that were never synced, and syncs that are running', () => {
    expect(rendered(client, { ...client, client_id: 'b', enabled: false, running: 'sync-9' })).toMatch(
      /a +kong +never +-[\s\S]*b +kong +never \(disabled\)[\s\S]*b is being synced now by sync-9\.\n$/,
    );
  });

  it('shows a sync that was cut off, and the command that shows its history', () => {
    const interrupted = { execution: 'local-1', client_id: 'a', began: '2025-01-15T10:50:00Z', state: 'LoadParts' };

    expect(rendered({ ...client, interrupted })).toMatch(
      /\na: the sync that began 10 min 0 s ago was cut off in LoadParts: siesa-sync history local-1 --local x\n$/,
    );
  });

  it('names the last failure by its code, or else by its name', () => {
    expect(
      rendered({
        ...client,
        cursor_age_seconds: 60,
        syncs: [{ ...sync, error: { code: 'SIESA_UNAVAILABLE', message: 'no answer' } }],
      }),
    ).toMatch(/1 h 0 min ago +- +failed +2[\s\S]*a: SIESA_UNAVAILABLE: no answer\n$/);
    expect(rendered({ ...client, syncs: [{ ...sync, error: { name: 'Broken' } }] })).toContain('a: Broken: no message');
    expect(rendered({ ...client, syncs: [{ ...sync, error: {} }] })).toContain('a: failed: no message');
  });

  it('shows how many records have a warning, and why the cursor stayed where it was', () => {
    const text = rendered({
      ...client,
      cursor_held: { cause: 'fewer ids came than Siesa announced.', read: 98, total: 100 },
      syncs: [sync],
    });

    expect(text).toMatch(/refused +warned +duration[\s\S]* 2 +1 +0 +1 +4 +3 s/);
    expect(text).toContain(
      'a: the last sync left the cursor where it was. Cause: fewer ids came than Siesa announced; 98 rows read of 100.\n',
    );
  });

  it('shows failures that could not be reported', () => {
    expect(renderStatuses({ clients: [client], unreported: [sync] }, Date.now(), '--env dev')).toContain(
      'An execution failed at 2025-01-15T10:00:00Z and could not be reported: siesa-sync history sync-1 --env dev\n',
    );
  });
});
