import { describe, expect, it } from 'vitest';
import type { ReportedClient, ReportedSync } from '@siesa-integration/operator/report';
import { reportPage } from './report-page.ts';

const sync: ReportedSync = {
  tenantId: 'a',
  syncId: 'sync-1',
  status: 'success',
  timestamp: '2025-01-15T10:00:00Z',
  recordsProcessed: 10,
  recordsExtracted: 12,
  recordsUnchanged: 1,
  recordsFailed: 1,
  recordsWarned: 2,
  durationSeconds: 5,
  syncType: 'initial',
};
const client: ReportedClient = {
  client_id: 'cliente-a',
  client_name: 'Empresa A',
  product_type: 'kong',
  enabled: true,
  timezone: 'America/Bogota',
  open_rejects: 0,
  parked_rejects: 0,
  open_alerts: 0,
  syncs: [],
  rejects: [],
  warnings: [],
};
const page = (...clients: readonly ReportedClient[]): string =>
  reportPage({ place: 'in dev', at: '2025-01-15T12:00:00Z', clients }, 'es');

describe('reportPage', () => {
  const failing = {
    ...client,
    client_id: 'bad',
    syncs: [{ ...sync, status: 'failed', error: { code: 'SIESA_UNAVAILABLE' } }],
  };

  it('begins with how many clients failed, and shows these first', () => {
    const text = page({ ...client, client_id: 'off', enabled: false }, { ...client, syncs: [sync] }, failing);

    expect(text).toContain('<span lang="en">1 of 3 clients failed</span>');
    expect(text).toContain('<span lang="es">Falló 1 de 3 clientes</span>');
    expect([...text.matchAll(/<details class="client" id="client-([\w-]+)"/g)].map(([, id]) => id)).toEqual([
      'bad',
      'cliente-a',
      'off',
    ]);
    expect(page(client)).toContain('<span lang="en">None of 1 client failed</span>');
  });

  it("shows times in the client's zone, and thousands as each language writes them", () => {
    const text = page({
      ...client,
      missing_in_siesa: 12,
      cursor_age_seconds: 259_200,
      syncs: [{ ...sync, recordsExtracted: 1_500 }],
    });

    expect(text).toContain('2025-01-15 05:00 <span class="soft">America/Bogota</span>');
    expect(text).toContain('<span lang="en">1,500</span><span lang="es">1.500</span>');
    expect(text).toContain('<span lang="en">3 days</span><span lang="es">3 días</span>');
    expect(text).toMatch(/Missing in Siesa<\/span><span lang="es">No están en Siesa<\/span><\/span> 12/);
  });

  it('shows a sync that was cut off', () => {
    const interrupted = { execution: 'x', client_id: 'a', began: '2025-01-15T10:50:00Z', state: 'LoadParts' };

    expect(page({ ...client, interrupted })).toContain('<span lang="en">cut off</span>');
  });

  it('shows a client that was never synced, and one that is disabled', () => {
    const text = page(client, { ...client, client_id: 'cliente-b', enabled: false });

    expect(text).toContain('<span lang="en">never</span><span lang="es">nunca</span>');
    expect(text).toContain('disabled');
    expect(text).toContain('<span lang="en">None.</span>');
  });

  it('shows the error of a failed sync, and that its stages are no longer kept', () => {
    const text = page({
      ...client,
      syncs: [
        { ...sync, status: 'failed', error: { code: 'SIESA_UNAVAILABLE', message: 'Siesa <did> not answer.' } },
        { ...sync, status: 'other' },
      ],
    });

    expect(text).toContain('SIESA_UNAVAILABLE: Siesa &lt;did&gt; not answer.');
    expect(text).toContain('no longer kept');
  });

  it('shows an error without a code or a message, and a sync without a type', () => {
    const text = page({
      ...client,
      syncs: [
        { ...sync, syncType: undefined, status: 'failed', error: { name: 'States.Timeout' } },
        { ...sync, status: 'failed', error: { message: 'No name.' } },
      ],
    });

    expect(text).toContain('<td colspan="9">States.Timeout</td>');
    expect(text).toContain('<td colspan="9">No name.</td>');
    expect(text).toMatch(/data-es="Tipo">-<\/td>/);
  });

  it('shows the warnings of the last sync by code, what the code means, and how many records have one', () => {
    const warning = { path: 'f_fecha_modificacion', message: 'the date is 2 h ahead' };
    const text = page({
      ...client,
      syncs: [sync],
      warnings: [
        { product_id: 'P<1>', code: 'source/future-version', ...warning },
        { product_id: 'P2', code: 'source/future-version', ...warning },
        { product_id: 'P3', code: 'kong/not-stored', ...warning },
      ],
    });

    expect(text).toContain('data-es="Con aviso" data-figure="warned">2</td>');
    expect(text).toContain('cliente-a · source/future-version (2)');
    expect(text).toMatch(/<span lang="es">La fecha de cambio está en el futuro[\s\S]*>P&lt;1&gt;<\/td>/);
    expect(text).toContain('cliente-a · kong/not-stored (1)');
  });

  it('shows why the last sync left the cursor where it was, with its figures', () => {
    const because = { cause: 'rows moved between pages in three passes', read: 1_998, total: 2_000 };

    expect(page({ ...client, syncs: [sync], cursor_held: because })).toContain(
      'Cause: rows moved between pages in three passes; 1,998 rows read of 2,000.',
    );
  });

  it('names its place without a word of one language', () => {
    expect(page(client)).toMatch(/<\/span> · dev · 2025-01-15 12:00 UTC/);
  });

  it('states what a reject of two records means', () => {
    const rejection = {
      code: 'two-items-one-product',
      message: "item 'A' and item 'B'",
      attempts: 1,
      first_seen: '2025-01-01T00:00:00Z',
      last_seen: '2025-01-15T00:00:00Z',
      sync_id: 'sync-1',
    };
    const rejects = [{ product_id: 'P1', last_seen_sync: 'sync-1', rejection }];

    expect(page({ ...client, rejects: [{ code: rejection.code, message: rejection.message, rejects }] })).toContain(
      '<span lang="en">Two items of Siesa become this one product by the mapping',
    );
  });

  it('marks parked rejects, and counts all', () => {
    const rejection = {
      code: 'kong/refused',
      message: 'Invalid EAN',
      attempts: 10,
      first_seen: '2025-01-01T00:00:00Z',
      last_seen: '2025-01-15T00:00:00Z',
      sync_id: 'sync-1',
    };
    const rejects = [
      { product_id: 'P1', last_seen_sync: 'sync-1', rejection: { ...rejection, parked: true } },
      { product_id: 'P2', last_seen_sync: 'sync-1', rejection },
    ];
    const text = page({
      ...client,
      cursor_age_seconds: 3_600,
      syncs: [{ ...sync, stages: { extract: 1, transform: 1, load: 2, summarize: 1 } }],
      rejects: [{ code: 'kong/refused', message: 'Invalid EAN', rejects }],
    });

    expect(text).toContain('cliente-a · kong/refused (2)');
    expect(text).toContain('<span lang="en">parked</span>');
    expect(text).toContain('data-reject="cliente-a p1 kong/refused invalid ean"');
  });
});
