import { readFile, rm, writeFile } from 'node:fs/promises';
import { runSyncs, type SyncSummary } from '@siesa-integration/operator';
import { runKeys } from '@siesa-integration/sync-pipeline/stored';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';
import { nextSecond } from '../../testing/next-second.ts';

describe('the page of a sync that has ended', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5, faults: { poison: 1 } });
    browser = openConsole(setup.host);
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
  });
  afterAll(() => setup.close());
  const newest = async () => (await setup.host.stores.history.latest('cliente-a', 1))[0]?.syncId ?? '';
  const page = async () => (await browser.open(`/clients/cliente-a/syncs/${await newest()}`)).text;
  const rewritten = async (change: (summary: SyncSummary) => object): Promise<string> => {
    const file = setup.host.locate(runKeys('cliente-a', await newest()).summary);
    const text = await readFile(file, 'utf8');
    await writeFile(file, JSON.stringify(change(JSON.parse(text) as SyncSummary)));
    const shown = await page();
    await writeFile(file, text);
    return shown;
  };

  it('shows that the records do not balance', async () => {
    expect(await page()).toMatch(/class="sign">=<[^]*class="success">Cuadra/);
    expect(await rewritten((summary) => ({ ...summary, records_extracted: 7 }))).toMatch(
      /class="sign">≠<[^]*class="failed">No cuadra\./,
    );
  });

  it('shows why the cursor stayed', async () => {
    const because = { cause: 'rows moved between pages', read: 4, total: 5 };
    const held = await rewritten((summary) => ({ ...summary, cursor_held: true, cursor_held_because: because }));

    expect(held).toMatch(/<p class="notice warn">[^<]+: [^<]*rows moved between pages[^<]*4[^<]*5[^<]*<\/p>/);
  });

  it('shows the figures of the history alone, once its parts are no longer kept', async () => {
    await rm(setup.host.locate(runKeys('cliente-a', await newest()).prefix), { recursive: true });
    const text = await page();

    expect(text).toMatch(/<b>5<\/b> <span>leídos<\/span><b>4<\/b> <span>aceptados[^]*<b>1<\/b> <span>rechazados/);
    expect(text).toMatch(/ya no se guardan: solo quedan estas cifras/);
    expect(text).not.toMatch(/Cuadra|No aceptados/);
    expect((await browser.open(`/clients/cliente-a/syncs/${await newest()}/report.csv`)).status).toBe(404);
  });

  it('shows the error of one that failed, here, on the page of the client and on the list', async () => {
    await nextSecond();
    setup.siesa.switches.refusesKeys = true;
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'incremental' }], { now: Date.now });
    setup.siesa.switches.refusesKeys = false;

    expect(await page()).toMatch(/badge failed">fallida[^]*<p class="notice failed">SIESA_AUTHENTICATION: /);
    expect(await page()).toContain('No hay balance: la sincronización terminó con un error antes de contar');
    expect((await browser.open('/clients/cliente-a')).text).toMatch(
      /badge failed">con fallo[^]*La última sincronización falló\./,
    );
    expect((await browser.open('/')).text).toMatch(/1 con fallo[^]*badge failed">con fallo[^]*badge failed">fallida/);
  });
});
