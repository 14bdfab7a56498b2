import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { type ExportedList, type ListCell, listFile } from './list-file.ts';

const cellsOf = async (list: ExportedList) => {
  const pieces = await Array.fromAsync(listFile(list, '.xlsx', 'en'));
  const { sheets } = await readXlsx(Buffer.concat(pieces));
  return sheets[0]?.rows;
};

describe('listFile', () => {
  it('reads a long list while it writes it, as one CSV', async () => {
    let read = 0;
    const rows = function* (): Generator<readonly ListCell[]> {
      for (; read < 2_500; read += 1) yield [`P${String(read)}`, read];
    };
    const pieces = listFile({ rows: rows(), sheet: 'List' }, '.csv', 'es');
    const first = Buffer.from((await pieces.next()).value ?? []).toString();
    const readAtFirst = read;
    const text = first + Buffer.concat(await Array.fromAsync(pieces)).toString();

    expect(readAtFirst).toBeLessThan(2_500);
    expect(text.split('\uFEFF')).toHaveLength(2);
    expect(text.trim().split('\r\n')).toHaveLength(2_500);
    expect(text).toContain('\r\nP1000;1000\r\nP1001;1001\r\n');
  });

  it.each(['.csv', '.xlsx'] as const)('stops reading a list whose reader has gone, as %s', async (format) => {
    const closed = vi.fn();
    const rows = function* (): Generator<readonly ListCell[]> {
      try {
        for (;;) yield ['P'.repeat(200), Math.random()];
      } finally {
        closed();
      }
    };
    for await (const piece of listFile({ rows: rows(), sheet: 'List' }, format, 'en')) if (piece.length > 0) break;

    expect(closed).toHaveBeenCalledOnce();
  });

  it('fails when its rows do, because a part of it would look whole', async () => {
    const rows = function* (): Generator<readonly ListCell[]> {
      yield ['title'];
      throw new Error('The ledger cannot be read.');
    };
    for (const format of ['.csv', '.xlsx'] as const)
      await expect(Array.fromAsync(listFile({ rows: rows(), sheet: 'List' }, format, 'en'))).rejects.toThrow(
        'The ledger cannot be read.',
      );
  });

  it('writes what a workbook cannot hold so that it opens: a very long text, and characters that XML has not', async () => {
    const rows = [['title'], ['x'.repeat(40_000)], ['a\u0001<b>\u001b&'], ['=1+1', 7]];

    expect(await cellsOf({ rows, sheet: 'List' })).toEqual([
      ['title', null],
      ['x'.repeat(32_767), null],
      [expect.stringMatching(/^a.*<b>.*&$/), null],
      ['=1+1', 7],
    ]);
  });
});
