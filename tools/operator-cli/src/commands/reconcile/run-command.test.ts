import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { browserPath } from '@siesa-integration/console/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { expectPageFits } from '../../testing/page-in-chromium.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const file = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.75
12346;ORD-70002;Luis Prado;ATV-002;2026-02-15;2300.50
12346;ORD-70003;Rosa Lima;ATV-002;2026-02-15;75.10
${Array.from({ length: 20 }, (_, at) => `1;ORD-8${String(at).padStart(4, '0')};Eva Paz;ATV;2026-02-15;2.00`).join('\n')}
12346;ORD-70005;Rosa Lima;ATV-002;2026-02-30;1.00
`;
const base = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.00
12347;ORD-70004;Rui Costa;ATV-001;2026-02-15;890.25
12346;ORD-70003;Rosa Lima;ATV-002;2026-02-15;75.10
${Array.from({ length: 20 }, (_, at) => `1;ORD-8${String(at).padStart(4, '0')};Eva Paz;ATV;2026-02-15;2.00`).join('\n')}
`;

let dir: string;
let job: string;
let page: string;
const reconcile = (...args: readonly string[]) => siesaSync(['reconcile', ...args, '--local', dir]);
const run = (against: string, ...args: readonly string[]) =>
  reconcile(
    'run',
    join(dir, 'file.csv'),
    '--rules',
    'supplier-orders',
    '--against',
    join(dir, against),
    '--day',
    '2026-02-16',
    ...args,
  );

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reconcile-run-'));
  await writeFile(join(dir, 'file.csv'), file);
  await writeFile(join(dir, 'base.csv'), base);
  await writeFile(
    join(dir, 'corrected.csv'),
    `${base.replace('1500.00', '1500.75')}9;ORD-70009;Ivo Reis;A;2026-02-15;7.00\n`,
  );
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('reconcile', () => {
  it('run prints both sides and the breaks by type, and writes a CSV and a page', async () => {
    const { out, err, code } = await run('base.csv');

    expect(err).toBe('');
    expect(out).toMatch(/^(JOB-\S+) is reconciled\./);
    job = /^JOB-\S+/.exec(out)?.[0] ?? '';
    page = /Page: (.*)/.exec(out)?.[1] ?? '';
    expect(out).toMatch(/file\s+file\.csv\s+23\s+1\s+3916\.35/);
    expect(out).toMatch(/base\s+base\.csv\s+23\s+0\s+2505\.35/);
    expect(out).toMatch(/TIPO_2_AUSENTE_CSV\s+HIGH\s+1\nTIPO_1_AUSENTE_BASE\s+HIGH\s+1\nTIPO_3_VALOR\s+MEDIUM\s+1/);
    expect(out).toMatch(new RegExp(`\nWith types: .*/${job}/report/divergences\\.parquet\n`));
    expect(code).toBe(1);
    const html = await readFile(page, 'utf8');
    expect(html).toContain('***Torres');
    expect(html).not.toContain('Ana Torres');
    for (const inWords of [
      '<span lang="pt">média</span><span lang="es">media</span><span lang="en">medium</span>',
      '<span lang="pt">só neste lado</span><span lang="es">solo en este lado</span><span lang="en">only on this side</span>',
      '<span lang="pt">1.500,75</span><span lang="es">1.500,75</span><span lang="en">1,500.75</span>',
    ])
      expect(html).toContain(inWords);
  });

  it('run reconciles the same files once', async () => {
    const { out } = await run('base.csv', '--lang', 'es');

    expect(out).toContain(`${job} ya concilió estos archivos`);
    expect(JSON.parse((await reconcile('resume', job, '--json')).out)).toMatchObject({ status: 'known', jobId: job });
  });

  it('explain shows a row, the row of the other side, and why a bad row was left out', async () => {
    const pair = await reconcile('explain', job, '2');

    expect(pair.out).toMatch(/^verdict: AMOUNT\n/);
    expect(pair.out).toMatch(/this row\s+2\s+ORD-70001\s+12345\s+\*\*\*Torres\s+2026-02-15\s+1500\.75/);
    expect(pair.out).toMatch(/its other row\s+2\s+ORD-70001\s+12345\s+\*\*\*Torres\s+2026-02-15\s+1500\.00/);
    expect(pair.out).toContain('MEDIUM TIPO_3_VALOR: Diferença de R$ 0,75');
    expect((await reconcile('explain', job, '2', '--side', 'base')).out).toContain('TIPO_3_VALOR');
    expect((await reconcile('explain', job, '3')).out).toMatch(/^verdict: ONLY_HERE\n/);
    expect((await reconcile('explain', job, '25')).out).toContain(
      '- data DATE_IMPOSSIBLE the calendar has no such day',
    );
    expect((await reconcile('explain', job, '25', '--lang', 'es')).out).toContain(
      '- data DATE_IMPOSSIBLE el calendario no tiene ese día',
    );
    const list = join(dir, '.siesa-sync/reconciliations', job, 'validate/bad-rows.csv');
    expect(await readFile(list, 'utf8')).toBe(
      'side;line;column;code;reason;row\nfile;25;data;DATE_IMPOSSIBLE;o calendário não tem esse dia;fornecedor_id=12346, ordem_id=ORD-70005, nome=***Lima, ativo_id=ATV-002, data=2026-02-30, valor=1.00\n', // the language of the rule document
    );
    expect(JSON.parse((await reconcile('explain', job, '4', '--json')).out)).toMatchObject({
      verdict: 'EQUAL',
      breaks: [],
    });
  });

  it('diff shows which breaks are gone and which are new', async () => {
    const second = JSON.parse((await run('corrected.csv', '--json')).out) as {
      readonly jobId: string;
      readonly supersedes: object;
    };
    const { out } = await reconcile('diff', job, second.jobId);

    expect(second.supersedes).toMatchObject({ jobId: job, diff: { gone: 1, fresh: 1, same: 2 } });
    expect(out).toMatch(/^Breaks: 1 gone, 1 new, 2 the same\.\n/);
    expect(out).toMatch(/-\s+TIPO_3_VALOR\s+MEDIUM\s+ORD-70001/);
    expect(out).toMatch(/\+\s+TIPO_2_AUSENTE_CSV\s+HIGH\s+ORD-70009/);
    const same = await reconcile('diff', job, job, '--json');
    expect(JSON.parse(same.out)).toEqual({ gone: 0, fresh: 0, same: 3, firstGone: [], firstFresh: [] });
  });

  it('ends with 0 where there are no breaks', async () => {
    const { out, code } = await reconcile(
      'run',
      join(dir, 'base.csv'),
      '--rules',
      'supplier-orders',
      '--against',
      join(dir, 'base.csv'),
    );

    expect(out).toContain('No breaks.');
    expect(code).toBe(0);
  });

  it('a refused file fails the run, with its reason', async () => {
    await writeFile(join(dir, 'empty.csv'), '');
    const { err, code } = await run('empty.csv');

    expect(err).toContain("'empty.csv' is refused: it is empty.");
    expect(code).toBe(1);
    expect(JSON.parse((await run('empty.csv', '--json')).out)).toMatchObject({
      status: 'failed',
      error: 'FileRejected',
    });
  });

  it('a failed run names its job and the list of its bad rows', async () => {
    await writeFile(join(dir, 'bad.csv'), `${header}1;ORD-00001;Ana Torres;A;2026-02-30;1.00\n`);
    const failed = await run('bad.csv');
    const [, list = ''] = /^Its bad rows: (.*)$/m.exec(failed.err) ?? [];
    const [, failedJob = ''] = /^Its job is (JOB-\S+): run the same again/m.exec(failed.err) ?? [];

    expect(await readFile(list, 'utf8')).toContain('base;2;data;DATE_IMPOSSIBLE');
    expect((await reconcile('resume', failedJob)).err).toContain(`Its job is ${failedJob}:`);
    const whole = join(dir, 'base.csv');
    const empty = await reconcile('run', whole, '--rules', 'supplier-orders', '--against', join(dir, 'empty.csv'));
    expect(empty.err).toContain('it is empty');
    expect(empty.err).not.toContain('Its bad rows');
  });

  it('refuses what it cannot start', async () => {
    const refusals = await Promise.all([
      run('nowhere.csv'),
      run('base.csv', '--day', 'today'),
      reconcile('explain', job, 'x'),
      reconcile('explain', job, '999'),
      reconcile('explain', 'JOB-20260216-061500-000000', '2'),
      reconcile('diff', job, '../etc'),
      siesaSync(['reconcile', 'resume', job]),
    ]);

    expect(refusals.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2, 2]);
    expect(refusals.map(({ err }) => err).join('')).toMatch(
      /cannot be read[^]*is not a day[^]*is not a line[^]*has no row on line 999[^]*has no job[^]*has no job[^]*Say where/,
    );
  });
});

describe('the notice of a reconciliation in the terminal', () => {
  it('is delivered by the channels of the folder, and is an alert of it', async () => {
    const received: string[] = [];
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        received.push(body);
        response.end('ok');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const folder = await mkdtemp(join(tmpdir(), 'reconcile-notice-'));
    for (const name of ['clients', 'secrets/alerts']) await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, 'alerts.json'), JSON.stringify({ slack: { secret: 'alerts/slack' } }));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
    await writeFile(join(folder, 'secrets/alerts/slack.json'), JSON.stringify({ url }));

    const args = ['run', join(dir, 'file.csv'), '--rules', 'supplier-orders', '--against', join(dir, 'base.csv')];
    const { err } = await siesaSync(['reconcile', ...args, '--day', '2026-02-16', '--local', folder]);
    expect(err).toBe('');
    expect(received).toEqual([expect.stringMatching(/Reconciliation JOB-\S+: 3 breaks/) as string]);
    expect((await siesaSync(['alerts', '--local', folder])).out).toMatch(/Reconciliation JOB-\S+: 3 breaks/);

    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });
});

describe.skipIf(browserPath === undefined)('the page in Chromium', () => {
  it('fits both widths in three languages, and its search hides rows', async () => {
    await expectPageFits(page, { pt: '3 divergências', es: '3 diferencias', en: '3 breaks' }, async (tab) => {
      await tab.fill('#search', 'ord-70002');
      expect(await tab.locator('tr[data-break]:visible').count()).toBe(1);
    });
  }, 60_000);
});
