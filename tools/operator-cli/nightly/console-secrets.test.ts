import { type ConsoleBrowser, crawl, openConsole } from '@siesa-integration/console/testing';
import { type Host, openLocalHost, runSyncs } from '@siesa-integration/operator';
import { defaultTemplate } from '@siesa-integration/sandbox/template';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { canaries, type CanarySetup, startCanarySetup } from '../src/testing/canary-setup.ts';
import { leakFinder } from '../src/testing/leaks.ts';

/** Products that repeat their keys in refusals, a source that repeats its key when it refuses it. */
describe('A8: no secret is in any page of the console', () => {
  let setup: CanarySetup;
  let host: Host;
  let browser: ConsoleBrowser;
  const logged: string[] = [];
  const { find } = leakFinder(canaries);
  const sync = async (clientId: string): Promise<void> => {
    await runSyncs(host, [{ client_id: clientId, sync_type: 'initial' }], { now: Date.now });
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // ids of syncs begin with their second
  };
  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
    setup = await startCanarySetup(defaultTemplate());
    host = await openLocalHost(setup.dir);
    browser = openConsole(host);
    const [row, other] = setup.siesa.products.rows;
    setup.kong.switches.poison.set(String(row?.['f_codigo']), `Refused, because the key ${canaries.kongKey} may not.`);
    setup.siesa.upsert([{ ...other, f_nombre: canaries.siesaKey, f_cantidad: canaries.siesaKey }]);
    for (const clientId of ['cliente-a', 'cliente-b', 'cliente-c']) await sync(clientId);
    const body = JSON.stringify({ error: canaries.siesaKey });
    setup.siesa.switches.failWhen = () => ({ kind: 'answer', status: 401, body });
    await sync('cliente-b');
  }, 120_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    await host.close();
    await setup.close();
  });

  it.each(['es', 'en'])(
    'that a link leads to, in %s',
    async (language) => {
      const pages = await crawl(host, language, ['/', '/alerts', '/clients/cliente-a/products?id=PROD000001']);

      expect(pages.length).toBeGreaterThan(30);
      expect(
        pages.filter(({ status }) => status !== 200).map(({ path, status }) => `${path} ${String(status)}`),
      ).toEqual([]);
      expect(
        pages.flatMap(({ path, text, headers }) => [
          ...find(path, text),
          ...find(`headers of ${path}`, JSON.stringify([...headers])),
          ...find('address', decodeURIComponent(path)),
        ]),
      ).toEqual([]);
    },
    300_000,
  );

  it('that a form opens, though Siesa repeats the key', async () => {
    await browser.open('/clients/cliente-b/run');
    for (const form of ['check', 'dry-run']) {
      const { status, text } = await browser.submit(`/clients/cliente-b/${form}`);
      expect([form, status, find(form, text)]).toEqual([form, 200, []]);
    }
    const live = await browser.open('/clients/cliente-a/products?id=PROD000001&live=1');
    expect(find('live', live.text)).toEqual([]);
    expect(live.text).toContain('cliente-a/siesa');
  }, 120_000);

  it('nor in what the console writes beside its pages', () => {
    expect(find('output', logged.join('\n'))).toEqual([]);
  });
});
