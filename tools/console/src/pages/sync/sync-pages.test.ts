import { startSync } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole, origin } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';
import { nextSecond } from '../../testing/next-second.ts';

describe('the pages of one sync', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  let first: string;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 30, faults: { poison: 2 } });
    browser = openConsole(setup.host);
    const { syncId = '', ended } = await startSync(
      setup.host,
      { client_id: 'cliente-a', sync_type: 'initial' },
      Date.now,
    );
    first = syncId;
    await ended;
    await nextSecond();
  });
  afterAll(() => setup.close());

  it('shows where every record went, how long each stage took, and what was not accepted', async () => {
    const { text, status } = await browser.open(`/clients/cliente-a/syncs/${first}`);

    expect(status).toBe(200);
    expect(text).toMatch(
      /<b>30<\/b> <span>leídos[^]*=[^]*<b>28<\/b> <span>aceptados[^]*<b>2<\/b> <span>rechazados[^]*Cuadra/,
    );
    expect(text).toMatch(/Cuánto duró cada etapa[^]*leer[^]*cargar/);
    expect(text).toMatch(/No aceptados[^]*por el producto[^]*\/clients\/cliente-a\/products\?id=/);
  });

  it('gives its report as a file', async () => {
    const { text, headers } = await browser.open(`/clients/cliente-a/syncs/${first}/report.csv`);

    expect(headers.get('content-disposition')).toBe(`attachment; filename="cliente-a-${first}.csv"`);
    expect(text).toContain('Invalid EAN format');

    const workbook = await browser.open(`/clients/cliente-a/syncs/${first}/report.xlsx`);
    expect(workbook.headers.get('content-disposition')).toBe(`attachment; filename="cliente-a-${first}.xlsx"`);
    expect(workbook.text.startsWith('PK')).toBe(true);
    expect((await browser.open(`/clients/cliente-a/syncs/${first}`)).text).toContain(`${first}/report.xlsx`);
  });

  it('follows a sync that runs, on every page that is open, and shows its end', async () => {
    const run = await browser.open('/clients/cliente-a/run');
    expect(run.text).toMatch(/Seguro en cualquier momento[^]*sobrescribe lo que se editó a mano/);
    const { status, headers } = await browser.submit('/clients/cliente-a/run', { type: 'initial' });
    const page = headers.get('location') ?? '';
    const open = async () => {
      const answer = await browser.app.request(`${origin}${page}/live`, { headers: { host: '127.0.0.1:4020' } });
      return answer.text(); // ends with the sync
    };
    const [one, other] = await Promise.all([open(), open()]);
    const ended = await browser.open(page);

    expect([status, page]).toEqual([303, expect.stringMatching(/^\/clients\/cliente-a\/syncs\/sync-/)]);
    for (const stream of [one, other]) {
      expect(stream).toMatch(/^data: /);
      expect(stream).toMatch(/hx-get="\/clients\/cliente-a\/syncs\/sync-[^"]+" hx-trigger="load"/);
    }
    expect(ended.text).toContain('Cuadra');
    expect((await browser.open('/audit')).text).toMatch(/inició una sincronización[^]*initial/);
    expect((await browser.open(`${page}/difference`)).text).toMatch(
      /30 productos en ambas, 0 de ellos difieren[^]*No cambia ningún campo/,
    );
  });

  it('stops a sync that runs, and lists who did', async () => {
    setup.kong.switches.latencyMs = 300;
    await browser.open('/clients/cliente-a/run');
    const { headers } = await browser.submit('/clients/cliente-a/run', { type: 'initial' });
    const page = headers.get('location') ?? '';
    const running = await browser.open(page);
    const stopped = await browser.submit(`${page}/stop`);
    const stopping = await browser.open(page);
    await (await browser.app.request(`${origin}${page}/live`, { headers: { host: '127.0.0.1:4020' } })).text();
    setup.kong.switches.latencyMs = 0;
    const ended = await browser.open(page);
    const again = await browser.submit(`${page}/stop`);
    const audit = await browser.open('/audit');

    expect(running.text).toMatch(/Detener[^]*el cursor no avanza/);
    expect([stopped.status, stopped.headers.get('location')]).toEqual([303, page]);
    expect(stopping.text).toMatch(/Está terminando/);
    expect(stopping.text).not.toContain('/stop"');
    expect(ended.text).toMatch(/SYNC_STOPPED: Un operador detuvo sync-/);
    expect(again.status).toBe(303);
    expect(audit.text.match(/detuvo una sincronización/g)).toHaveLength(1);
  });

  it('shows how far one has come that another process runs, also without scripts', async () => {
    const now = new Date();
    const id = `sync-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-7f3a`;
    const stored = await setup.host.stores.state.read('cliente-a');
    await setup.host.stores.state.replace(
      'cliente-a',
      { epoch: 9, owner: 'arn:x:run-1', sync_id: id, expires_at: 9_999_999_999 },
      stored?.version ?? 0,
    );
    const events = [
      {
        kind: 'exited',
        state: 'ExtractFromSiesa',
        at: now.getTime() - 2000,
        output: { sync_id: id, parts: [{}, {}], count: 2000, has_more: false },
      },
      { kind: 'entered', state: 'LoadParts', at: now.getTime() - 1000 },
      {
        kind: 'exited',
        state: 'LoadToProduct',
        at: now.getTime(),
        output: { records_processed: 1000, failed_records: [{ id: '<b>P1', error: 'Invalid EAN' }] },
      },
    ] as const;
    const { text } = await openConsole({ ...setup.host, eventsOf: () => Promise.resolve(events) }).open(
      `/clients/cliente-a/syncs/${id}`,
    );
    const starting = await openConsole({ ...setup.host, eventsOf: () => Promise.resolve(undefined) }).open(
      `/clients/cliente-a/syncs/${id}`,
    );
    const held = await setup.host.stores.state.read('cliente-a');
    const running = await browser.submit('/clients/cliente-a/run', { type: 'incremental' });
    await setup.host.stores.state.replace('cliente-a', stored?.state ?? { epoch: 9 }, held?.version ?? 0);

    expect(text).toMatch(/transformando y enviando[^]*1 de 2[^]*1\.000 de 2\.000[^]*Falta[^]*&lt;b&gt;P1: Invalid EAN/);
    expect(text).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
    expect(starting.text).toContain('empezando');
    expect(running.headers.get('location')).toBe(`/clients/cliente-a/syncs/${id}`);
  });

  it('knows which syncs there are', async () => {
    expect((await browser.open('/clients/cliente-a/syncs/sync-20200101-100000-7f3a')).status).toBe(404);
    for (const file of ['report.csv', 'report.xlsx'])
      expect((await browser.open(`/clients/cliente-a/syncs/sync-20200101-100000-7f3a/${file}`)).status).toBe(404);
    expect((await browser.open(`/clients/cliente-a/syncs/${first}/difference`)).status).toBe(404);
    expect((await browser.open('/clients/cliente-a/syncs/other')).status).toBe(404);
  });

  it('shows what would be done, and that nothing was', async () => {
    await browser.open('/clients/cliente-a/run');
    const calls = setup.kong.calls.length;
    const { text } = await browser.submit('/clients/cliente-a/dry-run', { type: 'initial' });

    expect(text).toMatch(/no se envió nada[^]*leídos<\/dt><dd>30/);
    expect(setup.kong.calls).toHaveLength(calls);
  });

  it('checks what a sync needs', async () => {
    await browser.open('/clients/cliente-b');
    const { text } = await browser.submit('/clients/cliente-b/check');

    expect(text).toMatch(/Lo que necesita una sincronización[^]*config\.[^]*siesa[^]*página en[^]*producto/);
  });
});
