import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

const rules = {
  name: 'payouts',
  file: { columns: { group: { column: 'lote' }, date: { column: 'data' }, amount: { column: 'valor' } } },
  match: { group: { cents: 2, days: 3 } },
  breaks: [
    { when: 'only_file', type: 'ALONE', severity: 'HIGH', detail: 'not in the base' },
    { when: 'group_repeated', type: 'CLAIMED', severity: 'HIGH', detail: 'claimed twice' },
  ],
};
const rows = (...amounts: readonly string[]): string =>
  ['lote;data;valor\n', ...amounts.map((amount) => `P1;2026-02-15;${amount}\n`)].join('');
const parts = rows('10.00', '20.00', '30.00', '40.00', '50.00');

describe('a payout against its five parts', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'reconcile-groups-'));
    await writeFile(join(dir, 'rules.json'), JSON.stringify(rules));
  });
  afterAll(() => rm(dir, { recursive: true }));

  const explained = async (file: string, base: string): Promise<string> => {
    await Promise.all([writeFile(join(dir, 'file.csv'), file), writeFile(join(dir, 'base.csv'), base)]);
    const run = await siesaSync([
      ...['reconcile', 'run', join(dir, 'file.csv'), '--rules', join(dir, 'rules.json')],
      ...['--against', join(dir, 'base.csv'), '--local', dir, '--json'],
    ]);
    const { jobId } = JSON.parse(run.out) as { readonly jobId: string };
    return (await siesaSync(['reconcile', 'explain', jobId, '2', '--local', dir])).out;
  };

  it.each([
    ['exact', '150.00', 'GROUP', 'It is in the group P1, whose sums differ by 0.00.'],
    ['2 cents more', '150.02', 'GROUP', 'It is in the group P1, whose sums differ by 0.02.'],
    ['2 cents less', '149.98', 'GROUP', 'It is in the group P1, whose sums differ by 0.02.'],
    ['3 cents more', '150.03', 'ONLY_HERE', 'The nearest group is P1: its sums differ by 0.03,'],
    ['3 cents less', '149.97', 'ONLY_HERE', 'The nearest group is P1: its sums differ by 0.03,'],
  ])('%s, on either side', async (_name, amount, verdict, sentence) => {
    for (const out of [await explained(rows(amount), parts), await explained(parts, rows(amount))]) {
      expect(out).toContain(`verdict: ${verdict}\n${sentence}`);
      expect(out.includes('HIGH ALONE')).toBe(verdict === 'ONLY_HERE');
    }
  });

  it('that two rows claim belongs to neither of them', async () => {
    const out = await explained(rows('150.00', '0.01'), parts);

    expect(out).toContain('verdict: GROUP_REPEATED\nThe group P1 has several rows on both sides');
    expect(out).toContain('HIGH CLAIMED: claimed twice');
  });
});
