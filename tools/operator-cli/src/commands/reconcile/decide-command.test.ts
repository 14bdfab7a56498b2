import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor';
const row = (order: string, valor: string): string => `1;${order};Ana Torres;A;2026-02-15;${valor}`;
const file = [row('ORD-00001', '100.00'), row('ORD-00002', '50.00'), row('ORD-00005', '1.00')];
const base = [
  row('ORD-00001', '100.00'),
  row('ORD-00003', '50.00'),
  row('ORD-00004', '7.00'),
  row('ORD-00005', '1.00'),
];

interface Ended {
  readonly jobId: string;
  readonly page: string;
  readonly findings: {
    readonly balance: Readonly<
      Record<'file' | 'base', { readonly verdicts: Readonly<Record<string, { rows: number }>> }>
    >;
  };
}

describe('decisions of people', () => {
  const decided = { MATCHED: 1, UNMATCHED: 1, EQUAL: 1 };
  let dir: string;
  let second: Awaited<ReturnType<typeof run>>;
  let third: Awaited<ReturnType<typeof run>>;
  const reconcile = (...args: readonly string[]) => siesaSync(['reconcile', ...args, '--local', dir]);
  const run = async (rows: readonly string[]) => {
    await writeFile(join(dir, 'file.csv'), `${[header, ...rows].join('\n')}\n`);
    const { out } = await reconcile(
      ...['run', join(dir, 'file.csv'), '--against', join(dir, 'base.csv'), '--rules', 'supplier-orders'],
      ...['--day', '2026-02-16', '--json'],
    );
    const { jobId, page, findings } = JSON.parse(out) as Ended;
    const counts = ({ verdicts }: Ended['findings']['balance']['file']) =>
      Object.fromEntries(Object.entries(verdicts).map(([verdict, { rows: n }]) => [verdict, n]));
    return { jobId, page, file: counts(findings.balance.file), base: counts(findings.balance.base) };
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'reconcile-decide-'));
    await writeFile(join(dir, 'base.csv'), `${[header, ...base].join('\n')}\n`);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('hold for the same files, and are named by explain and by the page', async () => {
    const first = await run(file);
    expect(first).toMatchObject({ file: { EQUAL: 2, ONLY_HERE: 1 }, base: { EQUAL: 2, ONLY_HERE: 2 } });

    const matched = await reconcile('match', first.jobId, '3', '3', '--note', 'the order was renamed');
    expect(matched.err).toBe('');
    expect(matched.out).toMatch(
      /^The two rows belong together from now on\.\n.*siesa-sync reconcile run .*--day 2026-02-16/,
    );
    await reconcile('write-off', first.jobId, '4', '--side', 'base', '--note', 'bank fee');
    await reconcile('unmatch', first.jobId, '2', '--note', 'another customer');
    second = await run(file);
    expect(second.jobId).not.toBe(first.jobId);
    expect(second).toMatchObject({ file: decided, base: { ...decided, WRITTEN_OFF: 1 } });
    expect((await run(file)).jobId).toBe(second.jobId);
    const explained = await reconcile('explain', second.jobId, '3', '--lang', 'es');
    expect(explained.out).toMatch(/MATCHED\n.* lo decidió el \d{4}-.*: the order was renamed\n[^]*ORD-00003/);
    const page = await readFile(second.page, 'utf8');
    expect(page).toContain('<span lang="pt">ficam separadas</span>');
    expect(page).toContain('bank fee');
  });

  it('hold for a corrected file, until they are withdrawn', async () => {
    const corrected = await run([row('ORD-00009', '3.00'), ...file.toReversed()]);
    expect(corrected).toMatchObject({ file: { ...decided, ONLY_HERE: 1 }, base: { ...decided, WRITTEN_OFF: 1 } });

    const withdrawn = await reconcile('unmatch', second.jobId, '4', '--side', 'base', '--note', 'no fee', '--json');
    expect(JSON.parse(withdrawn.out)).toMatchObject({ action: 'withdraw' });
    await reconcile('unmatch', second.jobId, '3', '--note', 'a mistake');
    third = await run(file);
    expect(third).toMatchObject({ file: { EQUAL: 1, ONLY_HERE: 1, UNMATCHED: 1 }, base: { ONLY_HERE: 2 } });
  });

  it('are refused where a row is answered already, by nothing, or not there', async () => {
    const refusals = await Promise.all([
      reconcile('match', third.jobId, '4', '3', '--note', 'x'),
      reconcile('unmatch', third.jobId, '3', '--note', 'x'),
      reconcile('write-off', third.jobId, '99', '--note', 'x'),
      reconcile('write-off', third.jobId, 'x', '--note', 'x'),
      reconcile('write-off', third.jobId, '3'),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(refusals.map(({ err }) => err).join('')).toMatch(
      /is answered already \(EQUAL\)[^]*is answered by nothing[^]*no good row on line 99[^]*is not a line[^]*--note/,
    );
  });
});
