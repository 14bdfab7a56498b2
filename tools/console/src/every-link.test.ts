import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSyncs } from '@siesa-integration/operator';
import { exampleKeys } from '@siesa-integration/sandbox/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSetup, startConsoleSetup } from './testing/console-setup.ts';
import { openConsole } from './testing/console-browser.ts';
import { crawl } from './testing/crawl.ts';

describe('every page that a link leads to', () => {
  let setup: ConsoleSetup;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 12, faults: { poison: 2 } });
    const [first, second] = setup.siesa.products.rows;
    setup.siesa.upsert([
      { ...first, f_cantidad: 'agotado' },
      { ...second, f_ean: '750123' },
    ]);
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
  });
  afterAll(() => setup.close());

  it.each(['es', 'en'])('is there, and holds no key, in %s', async (language) => {
    const pages = await crawl(setup.host, language);

    expect(pages.length).toBeGreaterThan(30);
    expect(pages.filter(({ status }) => status !== 200)).toEqual([]);
    expect(pages.filter(({ text }) => Object.values(exampleKeys).some((key) => text.includes(key)))).toEqual([]);
  });

  it('shows that a schedule has no further start', async () => {
    const file = join(setup.dir, 'clients/cliente-b.json');
    const settings = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...settings, sync_schedule: 'cron(0 5 1 1 ? 2020)' }));
    const { open } = openConsole(setup.host);

    expect((await open('/clients/cliente-b')).text).toContain('nunca más');
  });
});
