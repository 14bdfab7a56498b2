import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSyncs } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';
import { nextSecond } from '../../testing/next-second.ts';
import { createProductExport } from '../../testing/product-export.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor';
const row = (order: string, valor: string, day = '2026-02-15'): string => `1;${order};Ana <b>Torres;A;${day};${valor}`;
const csv = (...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;

describe('the pages of reconciliations', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  let job: string;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5 });
    browser = openConsole(setup.host);
    await mkdir(join(setup.dir, 'books'));
    await writeFile(
      join(setup.dir, 'books/file.csv'),
      csv(row('ORD-00001', '100.00'), row('ORD-00002', '50.00', '2026-02-01'), row('ORD-00005', '1.00')),
    );
    await writeFile(
      join(setup.dir, 'books/base.csv'),
      csv(
        row('ORD-00001', '100.00'),
        row('ORD-00003', '50.00', '2026-02-01'),
        row('ORD-00004', '7.00'),
        row('ORD-00005', '1.00'),
      ),
    );
  });
  afterAll(() => setup.close());
  const start = (fields: Readonly<Record<string, string>> = {}) =>
    browser.submit('/reconciliations/files', {
      file: 'books/file.csv',
      base: 'books/base.csv',
      rules: 'supplier-orders',
      day: '2026-02-16',
      ...fields,
    });

  /** The page of the job that was started last, once none runs. */
  const endedJob = async (): Promise<string> => {
    const list = async () => (await browser.open('/reconciliations')).text;
    await expect.poll(list, { timeout: 30_000 }).not.toContain('notice busy');
    const newest = /href="(\/reconciliations\/JOB-[^"]+)"/.exec(await list())?.[1] ?? '';
    await nextSecond(); // the list is in the order of the ids, so the next job is in another second
    return newest;
  };

  it('start with the files of the folder, and show what was found by kind and age', async () => {
    const empty = await browser.open('/reconciliations');
    const started = await start();
    job = await endedJob();
    const { text } = await browser.open(job);

    const [notice] = (await setup.host.alerts?.latest(1)) ?? [];
    expect(notice?.subject).toMatch(/^Reconciliation JOB-\S+: 3 breaks$/);
    expect(empty.text).toMatch(/todavía no se ha conciliado nada[^]*<option value="books\/base\.csv">/);
    expect([started.status, started.headers.get('location')?.slice(0, 16)]).toEqual([303, '/reconciliations']);
    expect(text).toMatch(/Diferencias por tipo y antigüedad[^]*data-label="8–30 días" class="n">1</);
    expect(text).toMatch(
      /Saldo de ambos lados[^]*igual<span class="second">EQUAL[^]*solo en este lado<span class="second">ONLY_HERE/,
    );
    expect(text).not.toContain('data-label="Nombre"></td>');
    expect(text).toContain('***&lt;b&gt;Torres');
    expect(text).not.toContain('Ana');
    expect((await browser.open('/reconciliations')).text).toMatch(/JOB-[^]*file\.csv[^]*terminada/);
    expect((await start()).headers.get('location')).toBe(job); // these files were reconciled before
  });

  it('explain one row, and let people decide about it with a reason', async () => {
    const lone = await browser.open(`${job}/rows?side=file&line=3`);
    const pair = await browser.open(`${job}/rows?side=base&line=2`);
    const decide = (fields: Readonly<Record<string, string>>) => browser.submit(`${job}/decide`, fields);
    const silent = await decide({ action: 'match', side: 'file', line: '3', other: '3', note: ' ' });
    const matched = await decide({ action: 'match', side: 'file', line: '3', other: '3', note: 'it was renamed' });
    await decide({ action: 'write-off', side: 'base', line: '4', note: 'a fee' });
    await decide({ action: 'unmatch', side: 'file', line: '2', note: 'another customer' });
    await browser.submit(`${job}/again`);
    const newer = await endedJob();
    const decided = await browser.open(`${newer}/rows?side=file&line=3`);

    expect(lone.text).toMatch(
      /ONLY_HERE[^]*ORD-00002[^]*<span class="badge failed">alta<[^]*Van juntas[^]*No necesita otra/,
    );
    expect(pair.text).toMatch(/EQUAL[^]*esta fila[^]*su otra fila[^]*Separarla/);
    expect([silent.status, matched.status]).toEqual([400, 303]);
    expect(newer).not.toBe(job);
    expect((await browser.open(newer)).text).toMatch(/MATCHED[^]*WRITTEN_OFF/);
    expect(decided.text).toMatch(/lo decidió el[^]*it was renamed[^]*ORD-00003/);
    expect((await browser.open('/audit')).text).toMatch(/decidió sobre una fila[^]*JOB-[^]*inició una conciliación/);
  });

  it('explain a row that could not be read, and page through more breaks than one list shows', async () => {
    const earlier = '2026-01-01'; // before the days whose open items would be carried on
    const missing = Array.from({ length: 110 }, (_, at) => row(`ORD-${String(at + 10_000)}`, '2.00', earlier));
    const pair = row('ORD-00001', '100.00', earlier);
    await writeFile(join(setup.dir, 'books/rough.csv'), csv(pair, row('ORD-00005', '1.00', '2026-02-30'), ...missing));
    await writeFile(join(setup.dir, 'books/same.csv'), csv(pair));
    await start({ file: 'books/rough.csv', base: 'books/same.csv', day: earlier });
    const rough = await endedJob();
    const unread = await browser.open(`${rough}/rows?side=file&line=3`);
    const { text } = await browser.open(rough);

    expect(unread.text).toMatch(/quedó fuera[^]*data DATE_IMPOSSIBLE el calendario no tiene ese día/);
    expect(unread.text).not.toContain('/decide');
    expect(text).toContain(`href="${rough}?from=100"`);
    expect((await browser.open(`${rough}?from=100`)).text).not.toContain('from=');
  });

  it('show a job in which both sides are the same', async () => {
    await writeFile(join(setup.dir, 'books/same.csv'), csv(row('ORD-00001', '100.00', '2025-12-31')));
    await start({ file: 'books/same.csv', base: 'books/same.csv', day: '2025-12-31' });
    const { text } = await browser.open(await endedJob());

    expect(text).toMatch(/badge success">[^<]*[Ss]in diferencias/);
  });

  it('give all breaks as a file, and page through those of a list', async () => {
    const { text, headers } = await browser.open(`${job}/breaks.csv`);

    expect(headers.get('content-disposition')).toMatch(/filename="[\w-]+\.csv"/);
    expect(text).toContain('ORD-00004');
    expect((await browser.open(`${job}?from=100`)).text).not.toContain('ORD-00004');
    expect((await browser.open('/reconciliations?up-to=JOB-1')).text).toContain('Lo más reciente');
  });

  it.each([
    ['that is not there', { file: 'none.csv' }],
    ['of another folder', { file: '/etc/hostname' }],
    ['above the folder', { base: '../../etc/hostname' }],
    ['of secrets', { file: 'secrets/siesa-integration/cliente-a/siesa.json' }],
    ['that a link leads out to', { file: 'books/out.csv' }],
    ['of rules that is elsewhere', { rules: '/etc/hostname' }],
  ])('refuse a file %s', async (_what, fields) => {
    await symlink('/etc/hostname', join(setup.dir, 'books/out.csv')).catch(() => undefined);
    const { status, text } = await start(fields);
    await rm(join(setup.dir, 'books/out.csv'), { force: true });

    expect(status).toBe(400);
    expect(text).toContain('FILE_UNREADABLE');
  });

  it('refuse rules, lines, actions and jobs that there are not', async () => {
    const decide = (fields: Readonly<Record<string, string>>) =>
      browser.submit(`${job}/decide`, { note: 'x', action: 'match', side: 'file', line: '3', ...fields });

    expect((await start({ rules: 'none' })).status).toBe(400);
    expect((await browser.open(`${job}/rows?side=file&line=none`)).text).toContain('«none» no es una línea');
    expect((await browser.open(`${job}/rows?side=file&line=99`)).status).toBe(400);
    expect((await decide({ action: 'guess' })).status).toBe(400);
    expect((await decide({ other: '' })).status).toBe(400);
    expect((await browser.open('/reconciliations/JOB-20260101-000000-ffffff')).status).toBe(400);
  });

  it('show why a job failed, and go on with it', async () => {
    await writeFile(join(setup.dir, 'books/bad.csv'), 'a;b\n1;2\n');
    const failed = await start({ file: 'books/bad.csv' });
    await endedJob();
    const list = await browser.open('/reconciliations');
    const open = /href="(\/reconciliations\/JOB-[^"]+)"(?=(?:(?!<\/tr>)[^])*sin terminar)/.exec(list.text)?.[1] ?? '';
    const page = await browser.open(open);
    const csvOfOpen = await browser.open(`${open}/breaks.csv`);
    const resumed = await browser.submit(`${open}/resume`);

    expect(failed.headers.get('location')).toBe('/reconciliations');
    expect(list.text).toMatch(/notice failed">books\/bad\.csv[^<]*La conciliación falló con/);
    expect(page.text).toMatch(/Terminaron 0 de 3 etapas[^]*Continuarla/);
    expect(csvOfOpen.status).toBe(404);
    expect(resumed.headers.get('location')).toBe('/reconciliations');
  });

  it("compare a client's product with what Siesa has", async () => {
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
    const exported = await createProductExport(setup);
    exported.products.delete([...exported.products.keys()][0] ?? '');
    await exported.write();
    const compare = (file: string) =>
      browser.submit('/reconciliations/products', { client: 'cliente-a', file, rules: 'rules.json', day: '' });
    const unread = await compare('');
    await compare('export.csv');
    const page = await browser.open(await endedJob());

    expect(unread.text).toContain('no tiene una llamada que liste lo que contiene');
    expect(page.text).toMatch(/href="\/clients\/cliente-a">cliente-a[^]*MISSING_IN_PRODUCT[^]*Kong does not have it/);
  });
});
