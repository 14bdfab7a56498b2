import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { aClient } from '../testing/index.ts';
import { runSync } from './run-sync.ts';

describe('a client whose source is another one', () => {
  it('is refused, and with new_source reads everything, older versions included', async () => {
    await using bench = await aSyncBench({ rows: someProducts(20) });
    await runSync(bench.ports, { input: initial });
    await using other = await aSyncBench({
      rows: someProducts(20, { f_fecha_modificacion: '2025-01-01T00:00:00Z', f_nombre: 'Otra empresa' }),
    });
    bench.stores.clients.documents.set('cliente-a', aClient({ siesa_api_url: other.siesa.url.href }));
    bench.stores.secrets.documents.set('siesa-integration/cliente-a/siesa', other.siesa.secret);

    const refused = await runSync(bench.ports, { input: incremental });
    const accepted = await runSync(bench.ports, { input: { ...incremental, new_source: true } });

    expect(refused.summary?.error?.Error).toBe('SourceChanged');
    expect(refused.summary?.error?.message).toContain('--new-source');
    expect(accepted.summary).toMatchObject({ status: 'success', records_success: 20 });
    expect(bench.destination.stored.get('PROD00001')).toMatchObject({ name: 'Otra empresa' });
  });
});

describe('a client whose source is another one from the second slice on', () => {
  it.each([
    ['another address', (other: SyncBench) => ({ siesa_api_url: other.siesa.url.href })],
    ['another query', (other: SyncBench) => ({ siesa_api_url: new URL('b', other.siesa.url).href })],
  ])('is refused, so that no run holds half of each: %s', async (_what, settings) => {
    await using bench = await aSyncBench({ rows: someProducts(20), client: { siesa_page_size: 5 } });
    await using other = await aSyncBench({ rows: someProducts(20) });
    bench.siesa.switches.failWhen = () => {
      bench.stores.clients.documents.set('cliente-a', aClient({ siesa_page_size: 5, ...settings(other) }));
      return undefined;
    };
    const { status, summary } = await runSync(bench.ports, {
      input: initial,
      remainingMs: (stage) => (stage === 'extract' ? 55_000 : 300_000),
    });

    expect([status, summary?.error?.Error]).toEqual(['failed', 'SourceChanged']);
    expect(other.siesa.calls).toEqual([]);
    expect(bench.stores.state.items.get('cliente-a')?.state).not.toHaveProperty('cursor');
  });

  it('is the same one when its former address is given', async () => {
    await using bench = await aSyncBench({ rows: someProducts(20), client: { siesa_page_size: 5 } });
    await using other = await aSyncBench({ rows: someProducts(20) });
    bench.siesa.switches.failWhen = () => {
      const moved = { siesa_api_url: other.siesa.url.href, former_siesa_api_url: bench.siesa.url.href };
      bench.stores.clients.documents.set('cliente-a', aClient({ siesa_page_size: 5, ...moved }));
      bench.stores.secrets.documents.set('siesa-integration/cliente-a/siesa', other.siesa.secret);
      return undefined;
    };
    const { status } = await runSync(bench.ports, {
      input: initial,
      remainingMs: (stage) => (stage === 'extract' ? 55_000 : 300_000),
    });

    expect(status).toBe('success');
    expect(other.siesa.calls.length).toBeGreaterThan(0);
  });
});
