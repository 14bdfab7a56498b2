import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSyncs } from '@siesa-integration/operator';
import { runKeys } from '@siesa-integration/sync-pipeline/stored';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

describe('the page of a client', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup();
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
    browser = openConsole(setup.host);
  });
  afterAll(() => setup.close());
  const state = async () => (await setup.host.stores.state.read('cliente-a')) ?? { state: { epoch: 0 }, version: 0 };

  it('shows how it is, its syncs over time and its settings', async () => {
    const { text, status } = await browser.open('/clients/cliente-a');

    expect(status).toBe(200);
    expect(text).toMatch(/<h1>Empresa A S\.A\.<\/h1>[^]*bien/);
    expect(text).toMatch(/rate\(6 hours\)[^]*America\/Bogota[^]*llamadas por minuto/);
    expect(text.match(/<svg/g)).toHaveLength(2);
    expect(text).toMatch(/completa[^]*correcta[^]*data-label="Leídos" class="n">30</);
    expect(text).toContain('&quot;siesa_credentials_secret&quot;: &quot;siesa-integration/cliente-a/siesa&quot;');
    expect(text).not.toContain('siesa_api_key_here');
  });

  it('shows one that was never synced', async () => {
    expect((await browser.open('/clients/cliente-c')).text).toContain('Este cliente nunca se ha sincronizado.');
  });

  it('shows the sync that is running, and why the cursor stayed', async () => {
    const stored = await state();
    const running = { ...stored.state, owner: 'x', sync_id: 'sync-20261130-100000-7f3a', expires_at: 9_999_999_999 };
    await setup.host.stores.state.replace('cliente-a', running, stored.version);
    const { text } = await browser.open('/clients/cliente-a');
    await setup.host.stores.state.replace('cliente-a', stored.state, (await state()).version);

    expect(text).toMatch(/href="\/clients\/cliente-a\/syncs\/sync-20261130-100000-7f3a">[^<]*en curso/);
  });

  it('pages through its syncs, newest first', async () => {
    const [newest] = await setup.host.stores.history.latest('cliente-a', 1);
    if (!newest) throw new Error('No sync has ended.');
    const syncs = Array.from({ length: 30 }, (_, minute) => ({
      ...newest,
      syncId: `sync-20261130-10${String(59 - minute)}00-7f3a`,
      status: minute === 0 ? 'failed' : 'success',
      syncType: minute === 1 ? 'other' : 'incremental',
      ...(minute === 0 && { error: { name: 'SiesaUnavailable', message: 'Siesa <b>rests</b>.' } }),
    }));
    const latest = (_: string, limit: number, upTo = '~') =>
      Promise.resolve(syncs.filter(({ syncId }) => syncId <= upTo).slice(0, limit));
    const { open } = openConsole({ ...setup.host, stores: { ...setup.host.stores, history: { latest } } });
    const first = (await open('/clients/cliente-a')).text;
    const second = (await open(/href="(\/clients\/cliente-a\?up-to=[^"]+)"/.exec(first)?.[1] ?? '')).text;
    const idsIn = (text: string) => new Set(text.match(/sync-20261130-10\d\d00/g)).size;

    expect([idsIn(first), first.includes('Lo más reciente')]).toEqual([26, false]); // and the first of the next page
    expect(first).toMatch(/La última sincronización falló\.[^]*Siesa &lt;b&gt;rests[^]*<tr class="note failed">/);
    expect([idsIn(second), second.includes('Anteriores')]).toEqual([6, false]); // and the newest, which failed
    expect(second).toMatch(/href="\/clients\/cliente-a">Lo más reciente/);
  });

  it('shows a sync that was cut off, why the cursor stayed, and products that Siesa has no more', async () => {
    const began = new Date(Date.now() + 1000).toISOString();
    const cut = { execution: 'run-1', client_id: 'cliente-a', began, state: 'LoadParts' };
    const [newest] = await setup.host.stores.history.latest('cliente-a', 1);
    const file = setup.host.locate(runKeys('cliente-a', newest?.syncId ?? '').summary);
    const summary = await readFile(file, 'utf8');
    await writeFile(
      file,
      JSON.stringify({ ...(JSON.parse(summary) as object), cursor_held: true, records_missing: 3 }),
    );
    const host = { ...setup.host, interrupted: () => Promise.resolve([cut]) };
    const { text } = await openConsole(host).open('/clients/cliente-a');
    const list = await openConsole(host).open('/');
    await writeFile(file, summary);

    expect(text).toMatch(/se cortó en LoadParts[^]*<p class="notice warn">[^<]+: Causa: the run gave no reason/);
    expect(text).toMatch(/<dd>3<\/dd>/);
    expect(list.text).toMatch(/1 con fallo/);
  });

  it('shows one without a schedule or a zone, and rejects that are parked', async () => {
    const file = join(setup.dir, 'clients/cliente-a.json');
    const text = await readFile(file, 'utf8');
    const settings = JSON.parse(text) as { sync_schedule?: string; timezone?: string };
    delete settings.sync_schedule;
    delete settings.timezone;
    await writeFile(file, JSON.stringify({ ...settings, client_name: '' }));
    const at = '2026-11-30T10:00:00Z';
    const rejection = {
      code: 'mapping/pattern',
      message: 'no code',
      attempts: 10,
      first_seen: at,
      last_seen: at,
      sync_id: 'sync-20261130-100000-7f3a',
      parked: true,
    };
    await setup.host.stores.ledger.writeMany('cliente-a', [
      { product_id: 'P1', rejection, last_seen_sync: 'sync-20261130-100000-7f3a' },
    ]);
    const page = await browser.open('/clients/cliente-a');
    const rejects = await browser.open('/clients/cliente-a/rejects');
    await writeFile(file, text);

    expect(page.text).toMatch(
      /<h1>cliente-a<\/h1>[^]*solo a mano[^]*America\/Bogota[^]*1 <span class="soft">1 aparcado/,
    );
    expect(rejects.text).toMatch(/10<span class="second">aparcado/);
  });

  it('refuses one that there is not, and names the nearest', async () => {
    const { status, text } = await browser.open('/clients/cliente-x');

    expect(status).toBe(404);
    expect(text).toMatch(/No existe el cliente «cliente-x»[^]*¿quiso decir «cliente-a»/);
    expect((await browser.open('/clients/..%2F..%2Fetc')).status).toBe(400);
    expect((await browser.open('/nothing')).status).toBe(404);
  });

  it('pauses and resumes it, and lists both', async () => {
    await browser.open('/clients/cliente-d');
    expect((await browser.submit('/clients/cliente-d/pause')).headers.get('location')).toBe('/clients/cliente-d');
    expect(await readFile(join(setup.dir, 'clients/cliente-d.json'), 'utf8')).toContain('"enabled": false');
    expect((await browser.open('/clients/cliente-d')).text).toMatch(/en pausa[^]*Reanudar/);
    await browser.submit('/clients/cliente-d/resume');

    expect((await browser.open('/clients/cliente-d')).text).toContain('Pausar');
    expect((await browser.open('/audit')).text).toMatch(
      /reanudó un cliente[^]*cliente-d[^]*127\.0\.0\.1[^]*pausó un cliente/,
    );
  });

  it('escapes what the settings hold', async () => {
    const file = join(setup.dir, 'clients/cliente-a.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('Empresa A S.A.', '<script>alert(1)</script>'));
    const pages = [await browser.open('/'), await browser.open('/clients/cliente-a')];
    await writeFile(file, text);

    for (const page of pages) {
      expect(page.text).toContain('&lt;script&gt;alert(1)');
      expect(page.text).not.toContain('<script>alert');
    }
  });

  it('shows an error of the host as a page, and not more of it than its sentence', async () => {
    const failing = { ...setup.host, interrupted: () => Promise.reject(new TypeError('out of order')) };
    const { status, text } = await openConsole(failing).open('/clients/cliente-a');

    expect(status).toBe(500);
    expect(text).toContain('out of order');
    expect(text).not.toMatch(/\n\s+at /);
  });
});
