import { csvDocument, runKeys } from '@siesa-integration/sync-pipeline/stored';
import { memoryStores } from '@siesa-integration/sync-pipeline/in-process';
import { describe, expect, it } from 'vitest';
import { readRunReport } from './read-run-report.ts';

const syncId = 'sync-20250115-100000-7f3a';
const report = runKeys('cliente-a', syncId).report;

const hostWith = async (rows?: readonly (readonly string[])[]): Promise<Parameters<typeof readRunReport>[0]> => {
  const stores = memoryStores();
  if (rows) await stores.objects.put(report, csvDocument(rows), { contentType: 'text/csv' });
  return { stores };
};

describe('readRunReport', () => {
  it('gives the rows as they were before a CSV kept them from a spreadsheet, and attempts as numbers', async () => {
    const rows = [
      ['product_id', 'source_id', 'outcome', 'code', 'message', 'attempts'],
      ['000123', '7701234567890', 'refused', 'kong/refused', '=1+1; "Ñandú", -2', '3'],
      ['42', '', 'accepted', '', '', ''],
    ];
    const list = await readRunReport(await hostWith(rows), 'cliente-a', syncId);

    expect(await Array.fromAsync(list?.rows ?? [])).toEqual([rows[0], [...(rows[1] ?? []).slice(0, 5), 3], rows[2]]);
  });

  it('gives each row of a long report once and whole', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [
      `P${String(at)}`,
      '',
      'accepted',
      '',
      'ñ'.repeat(at % 40),
      '',
    ]);
    const list = await readRunReport(await hostWith(rows), 'cliente-a', syncId);

    expect(await Array.fromAsync(list?.rows ?? [])).toEqual(rows);
  });

  it('is absent when the report is no longer kept', async () => {
    expect(await readRunReport(await hostWith(), 'cliente-a', syncId)).toBeUndefined();
  });
});
