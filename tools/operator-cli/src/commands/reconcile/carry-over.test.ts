import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRules } from '@siesa-integration/reconciliation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor';
const row = (order: string, valor = '1.00'): string => `1;${order};Ana Torres;A;2026-02-15;${valor}`;

interface Ended {
  readonly jobId: string;
  readonly page: string;
  readonly supersedes?: { readonly jobId: string; readonly diff: object };
  readonly findings: {
    readonly open: { readonly items: number; readonly overdue: number; readonly closed: number };
    readonly counts: readonly { readonly type: string; readonly count: number }[];
    readonly balance: Readonly<
      Record<
        'file' | 'base',
        { readonly rows: number; readonly verdicts: Readonly<Record<string, { readonly rows: number }>> }
      >
    >;
  };
}

describe('open items', () => {
  let dir: string;
  let day1: Awaited<ReturnType<typeof run>>;
  let day3: Awaited<ReturnType<typeof run>>;
  const reconcile = (...args: readonly string[]) => siesaSync(['reconcile', ...args, '--local', dir]);
  const run = async (day: string, file: readonly string[], base: readonly string[]) => {
    await writeFile(join(dir, 'file.csv'), `${[header, ...file].join('\n')}\n`);
    await writeFile(join(dir, 'base.csv'), `${[header, ...base].join('\n')}\n`);
    const { out, err } = await reconcile(
      ...['run', join(dir, 'file.csv'), '--against', join(dir, 'base.csv'), '--rules', join(dir, 'rules.json')],
      ...['--day', day, '--json'],
    );
    if (!out.includes('findings')) throw new Error(err + out); // with the reason of what was refused
    const { jobId, page, findings, supersedes } = JSON.parse(out) as Ended;
    const { items, overdue, closed } = findings.open;
    const counts = Object.fromEntries(findings.counts.map(({ type, count }) => [type, count]));
    return { jobId, page, counts, supersedes, open: { items, overdue, closed }, balance: findings.balance };
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'reconcile-carry-'));
    await writeFile(
      join(dir, 'rules.json'),
      JSON.stringify({ ...bundledRules('supplier-orders'), name: 'daily', carry_over: { alert_after_days: 1 } }),
    );
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('of day 1 that are answered on day 3 close then, and no row is lost', async () => {
    day1 = await run(
      '2026-02-16',
      [row('ORD-00001'), row('ORD-00002'), row('ORD-00003')],
      [row('ORD-00001'), row('ORD-00004')],
    );
    expect(day1).toMatchObject({
      open: { items: 3, overdue: 0, closed: 0 },
      counts: { TIPO_1_AUSENTE_BASE: 2, TIPO_2_AUSENTE_CSV: 1 },
    });

    const day2 = await run('2026-02-17', [row('ORD-00005')], [row('ORD-00005')]);
    expect(day2).toMatchObject({ open: { items: 3, overdue: 0, closed: 0 }, counts: {} });

    // The base answers one order with another amount, the file sends the other one again, corrected.
    day3 = await run('2026-02-18', [row('ORD-00003', '9.00')], [row('ORD-00002', '1.50'), row('ORD-00003', '9.00')]);
    expect(day3).toMatchObject({ open: { items: 1, overdue: 1, closed: 2 }, counts: { TIPO_3_VALOR: 1 } });
    expect(day3.balance).toMatchObject({
      file: { rows: 3, verdicts: { AMOUNT: { rows: 1 }, EQUAL: { rows: 1 }, REPLACED: { rows: 1 } } },
      base: { rows: 3, verdicts: { AMOUNT: { rows: 1 }, EQUAL: { rows: 1 }, ONLY_HERE: { rows: 1 } } },
    });
  });

  it('name both runs', async () => {
    expect((await reconcile('explain', day3.jobId, '2', '--side', 'base')).out).toContain(`line 3 of ${day1.jobId}.`);
    expect((await reconcile('explain', day1.jobId, '3', '--lang', 'es')).out).toContain(
      `La cerró ${day3.jobId}: AMOUNT, línea 2.`,
    );
    expect((await reconcile('explain', day1.jobId, '4')).out).toContain(
      `It was closed by ${day3.jobId}: REPLACED, line -.`,
    );
    expect((await reconcile('explain', day1.jobId, '3', '--side', 'base')).out).not.toContain('closed');
    expect(await readFile(day3.page, 'utf8')).toMatch(/Partidas abiertas[^]*2026-02-16/);
  });

  it('are taken over again for a corrected day, which shows what has changed', async () => {
    const corrected = await run('2026-02-18', [row('ORD-00003', '9.00'), row('ORD-00004')], [row('ORD-00002', '1.50')]);
    expect(corrected).toMatchObject({
      open: { items: 1, overdue: 0, closed: 3 },
      supersedes: { jobId: day3.jobId, diff: { gone: 0, fresh: 1, same: 1 } },
    });
  });
});
