import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLocalHost, runSyncs } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/href="\/clients\/([\w-]+)">Empresa/g)].map(([, id = '']) => id);

describe('the pages of clients', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 30, faults: { poison: 2 } });
    await runSyncs(setup.host, [{ client_id: 'cliente-b', sync_type: 'initial' }], { now: Date.now });
    browser = openConsole(setup.host);
  });
  afterAll(() => setup.close());

  it('list every client: state, last sync, next run, freshness, open rejects', async () => {
    const { text, status } = await browser.open('/');

    expect(status).toBe(200);
    expect(namesIn(text)).toEqual(['cliente-b', 'cliente-a', 'cliente-c', 'cliente-d']);
    expect(text).toMatch(
      /cliente-b[^]*revisar[^]*wms[^]*hace \d+ s[^]*aproximado[^]*5 min \d+ s[^]*\/clients\/cliente-b\/rejects">2</,
    );
    expect(text).toMatch(/cliente-a[^]*sin sincronizar[^]*nunca/);
  });

  it('search by id, name and product, and sort', async () => {
    expect(namesIn((await browser.open('/?q=empresa+C')).text)).toEqual(['cliente-c']);
    expect(namesIn((await browser.open('/?q=wms')).text)).toEqual(['cliente-b', 'cliente-d']);
    expect((await browser.open('/?q=nothing')).text).toContain('Ningún cliente coincide.');
    for (const sort of ['last', 'freshness', 'rejects'])
      expect(namesIn((await browser.open(`/?sort=${sort}`)).text)[0]).toBe('cliente-b');
    expect(namesIn((await browser.open('/?sort=name')).text)).toEqual([
      'cliente-a',
      'cliente-b',
      'cliente-c',
      'cliente-d',
    ]);
    expect((await browser.open('/?sort=constructor')).status).toBe(200);
  });

  it('speak the language of the browser, or the one that was chosen', async () => {
    const other = openConsole(setup.host);
    expect((await other.open('/', { 'accept-language': 'en-GB' })).text).toMatch(/<html lang="en">[^]*never synced/);
    const { status, headers } = await other.open('/language/en?back=%2F%3Fq%3Dx');

    expect([status, headers.get('location')]).toEqual([303, '/?q=x']);
    expect((await other.open('/')).text).toContain('<html lang="en">');
    expect((await other.open('/language/fr')).headers.get('set-cookie')).toBeNull();
  });

  it.each(['https://evil.example/', '//evil.example', 'http:evil', 'javascript:alert(1)', '\\\\evil.example'])(
    'lead nowhere else: %s',
    async (back) => {
      const { headers } = await browser.open(`/language/es?back=${encodeURIComponent(back)}`);

      expect(headers.get('location')).toMatch(/^\/(?!\/)/);
    },
  );

  it('show a sync that runs, one whose end has no known name, and failures that could not be reported', async () => {
    const { stores } = setup.host;
    const stored = await stores.state.read('cliente-c');
    const running = { epoch: 9, owner: 'x', sync_id: 'sync-20261130-100000-7f3a', expires_at: 9_999_999_999 };
    await stores.state.replace('cliente-c', running, stored?.version ?? 0);
    const [ended] = await stores.history.latest('cliente-b', 1);
    if (!ended) throw new Error('No sync has ended.');
    const latest: typeof stores.history.latest = (client, limit) => {
      if (client === '#unreported') return Promise.resolve([ended, ended]);
      return client === 'cliente-a'
        ? Promise.resolve([{ ...ended, tenantId: client, status: 'other' }])
        : stores.history.latest(client, limit);
    };
    const { text } = await openConsole({ ...setup.host, stores: { ...stores, history: { latest } } }).open('/');

    expect(text).toMatch(/<p class="notice failed">2 fallos no se pudieron avisar a nadie/);
    expect(text).toMatch(/\/clients\/cliente-c\/syncs\/sync-20261130-100000-7f3a"><span class="badge busy">en curso/);
    expect(text).toMatch(/\/clients\/cliente-a\/syncs\/[^]*<span class="badge soft">other</);
  });

  it('say that there is no client yet', async () => {
    const settings = { list: () => Promise.resolve([]) };
    const { text } = await openConsole({ ...setup.host, stores: { ...setup.host.stores, settings } }).open('/');

    expect(text).toContain('Todavía no hay clientes.');
  });

  it('name a file that cannot be used', async () => {
    const broken = await startConsoleSetup();
    await writeFile(join(broken.dir, 'clients/cliente-a.json'), '{ "client_id": ');
    const host = await openLocalHost(broken.dir);
    const { text } = await openConsole(host).open('/');
    await host.close();
    await broken.close();

    expect(text).toMatch(/class="notice warn">[^<]*cliente-a\.json/);
    expect(namesIn(text)).toEqual(['cliente-b', 'cliente-c', 'cliente-d']);
  });
});
