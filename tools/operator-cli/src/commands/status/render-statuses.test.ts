import { describe, expect, it } from 'vitest';
import type { ClientStatus, Statuses } from '@siesa-integration/operator/status';
import type { PastSync } from '@siesa-integration/operator/hosts';
import { renderStatuses, type RenderStatusesOptions } from './render-statuses.ts';

const sync: PastSync = {
  tenantId: 'a',
  syncId: 'sync-1',
  status: 'failed',
  timestamp: '2025-01-15T10:00:00Z',
  recordsProcessed: 1_500,
  recordsExtracted: 2,
  recordsUnchanged: 0,
  recordsFailed: 1,
  recordsWarned: 4,
  durationSeconds: 3,
};
const good = { ...sync, status: 'success' };
const client: ClientStatus = {
  client_id: 'a',
  product_type: 'kong',
  enabled: true,
  open_rejects: 0,
  parked_rejects: 0,
  open_alerts: 0,
  syncs: [],
};
const options: RenderStatusesOptions = {
  now: Date.parse('2025-01-15T11:00:00Z'),
  options: '--local x',
  language: 'en',
};
const rendered = (...clients: Statuses['clients']): string => renderStatuses({ clients, unreported: [] }, options);

describe('renderStatuses', () => {
  it('shows clients that were never synced, and syncs that are running', () => {
    expect(rendered(client, { ...client, client_id: 'b', enabled: false, running: 'sync-9' })).toMatch(
      /a +kong +never +-[\s\S]*b +kong +never +- +disabled[\s\S]*b is being synced now by sync-9\.\n$/,
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

    expect(text).toMatch(/refused +warned +duration[\s\S]* 2 +1,500 +0 +1 +4 +3 s/);
    expect(text).toContain(
      'a: the last sync left the cursor where it was. Cause: fewer ids came than Siesa announced; 98 rows read of 100.\n',
    );
  });

  it('shows open and parked rejects, what Siesa no longer has, and the id of the sync', () => {
    const text = rendered({
      ...client,
      open_rejects: 12,
      parked_rejects: 3,
      missing_in_siesa: 7,
      syncs: [good],
    });

    expect(text).toMatch(/12 \(3 parked\) +7 +sync-1$/m);
  });

  it('begins with how many clients fail, and puts them first and disabled ones last', () => {
    const text = rendered(
      { ...client, client_id: 'off', enabled: false, syncs: [sync] },
      { ...client, client_id: 'well', syncs: [good] },
      { ...client, client_id: 'held', open_rejects: 1, syncs: [good] },
      { ...client, client_id: 'bad', syncs: [sync] },
    );

    expect(text).toMatch(/^4 clients, 1 failing\.\n\n/);
    expect([...text.matchAll(/^(off|well|held|bad) /gm)].map(([, name]) => name)).toEqual([
      'bad',
      'held',
      'well',
      'off',
    ]);
    expect(rendered(client, client)).toMatch(/^2 clients, none failing\.\n/);
  });

  it('colours lines by what they need', () => {
    const coloured = renderStatuses(
      {
        clients: [
          { ...client, syncs: [sync] },
          { ...client, syncs: [good] },
          { ...client, open_rejects: 1, syncs: [good] },
        ],
        unreported: [],
      },
      { ...options, colours: true },
    );

    expect([...coloured.matchAll(/\[(\d+)ma +kong/g)].map(([, colour]) => colour)).toEqual(['31', '33', '32']);
  });

  it.each([80, 100, 120])('fits %d columns, and names what it leaves out', (width) => {
    const wide: ClientStatus = {
      ...client,
      client_id: 'cliente-a-de-prueba',
      cursor_age_seconds: 7_200,
      syncs: [{ ...good, syncType: 'incremental' }],
    };
    const [titles = '', row = '', hidden] = renderStatuses(
      { clients: [wide], unreported: [] },
      { ...options, width },
    ).split('\n');

    expect(Math.max(titles.length, row.length)).toBeLessThanOrEqual(width);
    expect(titles).toMatch(/^client .*status .*refused .*open rejects/);
    expect(hidden).toMatch(/^Left out, because the terminal is narrow: .*duration/);
  });

  it('writes Spanish, with its thousands', () => {
    expect(
      renderStatuses({ clients: [{ ...client, syncs: [sync] }], unreported: [] }, { ...options, language: 'es' }),
    ).toMatch(/^cliente +producto +última[\s\S]*hace 1 h 0 min +- +fallida +2 +1\.500/);
  });

  it('shows failures that could not be reported', () => {
    expect(renderStatuses({ clients: [client], unreported: [sync] }, { ...options, options: '--env dev' })).toContain(
      'An execution failed at 2025-01-15T10:00:00Z and could not be reported: siesa-sync history sync-1 --env dev\n',
    );
  });
});
