import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runReconciliation, runSyncs } from '@siesa-integration/operator';
import { exampleKeys } from '@siesa-integration/sandbox/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSetup, startConsoleSetup } from './testing/console-setup.ts';
import { openConsole } from './testing/console-browser.ts';
import { crawl, type CrawledPage } from './testing/crawl.ts';

/** What a page must not obey, in the names of products and files and in reasons. */
const hostile = '<i id=hostile>';

describe('every page that a link leads to', () => {
  let setup: ConsoleSetup;
  let pages: readonly CrawledPage[];
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 12, faults: { poison: 2 } });
    const [first, second] = setup.siesa.products.rows;
    setup.siesa.upsert([
      { ...first, f_nombre: `${hostile} name`, f_cantidad: `${hostile} quantity` },
      { ...second, f_ean: '750123' },
    ]);
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
    const { dir } = setup;
    const books = { file: join(dir, `${hostile} file.csv`), against: join(dir, `${hostile} base.csv`) };
    const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor';
    await writeFile(books.file, `${header}\n1;ORD-00001;Ana Torres;A;2026-02-15;100.00\n`);
    await writeFile(books.against, `${header}\n1;ORD-00002;Ana Torres;A;2026-02-15;100.00\n`);
    const options = { dir, ...books, rules: 'supplier-orders', day: '2026-02-16' };
    expect((await runReconciliation(options)).status).not.toBe('failed');
    pages = await crawl(setup.host, 'es');
  });
  afterAll(() => setup.close());

  it.each(['es', 'en'])('is there, and holds no key, in %s', async (language) => {
    const found = language === 'es' ? pages : await crawl(setup.host, language);

    expect(found.length).toBeGreaterThan(30);
    expect(found.filter(({ status }) => status !== 200)).toEqual([]);
    expect(found.filter(({ text }) => Object.values(exampleKeys).some((key) => text.includes(key)))).toEqual([]);
  });

  it('shows names and reasons, and obeys none of them', () => {
    const texts = pages.map(({ text }) => text).join('\n');

    for (const shown of ['name', 'quantity', 'file.csv', 'base.csv'])
      expect(texts).toMatch(new RegExp(`&lt;i id=hostile&gt;[^<]*${shown}`));
    expect(pages.filter(({ text }) => text.includes(hostile)).map(({ path }) => path)).toEqual([]);
  });

  it('runs no script of its own, sends each change by POST with its token, and changes nothing itself', async () => {
    const inline = /<script(?![^>]* src="\/static\/)|<style|<[^>]*\s(?:on\w+|hx-on\S*)=|"javascript:/;
    const forms = pages.flatMap(({ text, path }) =>
      [...text.matchAll(/<form[^]*?<\/form>/g)].map(([form]) => ({ path, form })),
    );
    const isChange = /name="_token"|type="(?:password|file)"/;

    expect(pages.filter(({ text }) => inline.test(text)).map(({ path }) => path)).toEqual([]);
    expect(forms.filter(({ form }) => isChange.test(form) !== /^<form[^>]* method="post"/.test(form))).toEqual([]);
    expect(forms.filter(({ form }) => isChange.test(form) && !form.includes('name="_token"'))).toEqual([]);
    expect(await setup.host.stores.audit.latest(1)).toEqual([]);
  });

  it('shows that a schedule has no further start', async () => {
    const file = join(setup.dir, 'clients/cliente-b.json');
    const settings = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...settings, sync_schedule: 'cron(0 5 1 1 ? 2020)' }));
    const { open } = openConsole(setup.host);

    expect((await open('/clients/cliente-b')).text).toContain('nunca más');
  });
});
