import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngine, type TestEngine } from './testing/run-world.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await anEngine();
});
afterEach(() => {
  engine.close();
});

const rowsOf = async (sql: string): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  for await (const batch of engine.rows({ name: 'rows', sql })) found.push(...batch);
  return found;
};

const columns = {
  name: 'text',
  amount: 'cents',
  day: 'day',
  begun: 'moment',
  place: 'small',
  seq: 'large',
  share: 'real',
} as const;
const aRow = {
  name: "x'); DROP TABLE typed; --",
  amount: -9_007_199_254_740_991,
  day: -1,
  begun: Date.parse('2026-02-16T06:15:00.250Z'),
  place: 7,
  seq: 9_007_199_254_740_991n,
  share: 0.5,
};
const empty = { name: null, amount: null, day: null, begun: null, place: null, seq: null, share: null };

describe('createTable', () => {
  it('keeps every value exactly, and no value as none', async () => {
    const table = await engine.createTable('typed', columns);
    table.append([aRow, empty]);
    table.close();

    expect(
      await rowsOf(
        'SELECT name, CAST(amount AS VARCHAR) AS amount, CAST(day AS VARCHAR) AS day, CAST(begun AS VARCHAR) AS begun, place, seq, share FROM typed ORDER BY seq',
      ),
    ).toEqual([
      {
        ...aRow,
        amount: '-90071992547409.91',
        day: '1969-12-31',
        begun: '2026-02-16 06:15:00.25',
        seq: Number(aRow.seq),
      },
      empty,
    ]);
  });

  it('takes more rows than DuckDB does at once, while the rows of a query are read', async () => {
    const table = await engine.createTable('typed', { n: 'small' });
    let read = 0;
    for await (const batch of engine.rows({ name: 'rows', sql: 'SELECT range AS n FROM range(5000)' })) {
      table.append([...batch, ...batch].map((_row, at) => ({ n: at })));
      read += batch.length;
    }
    table.close();

    expect(read).toBe(5_000);
    expect(await rowsOf('SELECT COUNT(*) AS n FROM typed')).toEqual([{ n: 10_000 }]);
  });
});
