import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCleanRow, cleanFileOf, numbered } from '@siesa-integration/reconciliation/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDuckDbEngine } from './open-duckdb-engine.ts';
import { anEngine, load, type TestEngine } from './testing/run-world.ts';

/** A query that would run for hours, in constant memory. */
const endless = {
  name: 'endless',
  sql: 'SELECT CAST(COUNT(*) AS BIGINT) AS n FROM range(10000000) a(x) JOIN range(10000000) b(y) ON (a.x * b.y) % 7 = 3',
};

const rowsOf = async (engine: TestEngine, sql: string): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  for await (const batch of engine.rows({ name: 'rows', sql })) found.push(...batch);
  return found;
};

let engine: TestEngine;
beforeEach(async () => {
  engine = await anEngine();
});
afterEach(() => {
  engine.close();
});

describe('what goes in and out', () => {
  const hostile = [
    aCleanRow({ nome: "x'); DROP TABLE l0; --", k: 'NULL', lote: '$1' }),
    aCleanRow({ rowNo: 2, nome: 'two\nlines and a "quote"', cents: 9_007_199_254_740_991, dayNo: -1, party: 'ß😀' }),
  ];

  it('are the same rows, whatever their texts', async () => {
    expect(await load(engine, 'l0', hostile)).toBe(2);

    expect(await rowsOf(engine, 'SELECT * FROM l0 ORDER BY row_no')).toEqual(
      hostile.map(({ rowNo, cents, dayNo, ...texts }) => ({ row_no: rowNo, cents, day_no: dayNo, ...texts })),
    );
  });

  it('come in batches, all of them', async () => {
    await load(engine, 'l0', numbered(Array.from({ length: 5_000 }, () => ({}))));
    const batches: number[] = [];
    for await (const batch of engine.rows({ name: 'rows', sql: 'SELECT row_no FROM l0' })) batches.push(batch.length);

    expect(batches.length).toBeGreaterThan(1);
    expect(batches.reduce((all, one) => all + one)).toBe(5_000);
  });

  it('come whole while another query is read and a step runs', async () => {
    await load(engine, 'l0', numbered(Array.from({ length: 5_000 }, () => ({}))));
    const query = { name: 'rows', sql: 'SELECT row_no FROM l0' };
    const read = { outer: 0, inner: 0 };
    for await (const batch of engine.rows(query)) {
      if (read.outer === 0) for await (const other of engine.rows(query)) read.inner += other.length;
      await engine.run({ name: 'n', sql: 'SELECT CAST(COUNT(*) AS BIGINT) AS n FROM l0' });
      read.outer += batch.length;
    }

    expect(read).toEqual({ outer: 5_000, inner: 5_000 });
  });

  it('are the same bytes of Parquet twice', async () => {
    await load(engine, 'l0', hostile);
    const query = { name: 'l0', sql: 'SELECT row_no, nome FROM l0 ORDER BY row_no' };

    expect(await engine.writeParquet(query, 'one.parquet')).toBe(2);
    await engine.writeParquet(query, 'two.parquet');
    const { readFile } = await import('node:fs/promises');
    const [one, two] = await Promise.all(
      ['one', 'two'].map((name) => readFile(join(engine.folder, `${name}.parquet`))),
    );
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
    expect(await engine.loadParquet('again', 'one.parquet')).toBe(2);
    expect(await rowsOf(engine, 'SELECT row_no FROM again ORDER BY row_no')).toEqual([{ row_no: 1 }, { row_no: 2 }]);
  });

  it('replace an earlier step of the same name, and are gone once dropped', async () => {
    await engine.run({ name: 'a', sql: 'SELECT 1 AS n UNION ALL SELECT 2' });
    expect(await engine.run({ name: 'a', sql: 'SELECT 3 AS n' })).toBe(1);
    expect(await rowsOf(engine, 'SELECT n FROM a')).toEqual([{ n: 3 }]);

    await engine.drop(['a']);
    await expect(rowsOf(engine, 'SELECT n FROM a')).rejects.toThrow('Catalog Error');
  });

  it('are those of the tables as they are when they are read, of a step that puts tables together', async () => {
    await engine.run({ name: 'a', sql: 'SELECT 1 AS n' });
    const together = { name: 'together', sql: 'SELECT n FROM a UNION ALL SELECT 5', viewOf: ['a'] };
    const inOrder = () => rowsOf(engine, 'SELECT n FROM together ORDER BY n');

    expect(await engine.run(together)).toBe(2);
    await engine.run({ name: 'a', sql: 'SELECT 3 AS n' });
    expect(await inOrder()).toEqual([{ n: 3 }, { n: 5 }]);

    expect(await engine.run({ name: 'together', sql: 'SELECT 7 AS n' })).toBe(1);
    expect(await inOrder()).toEqual([{ n: 7 }]);
    expect(await engine.run(together)).toBe(2);
    expect(await engine.run(together)).toBe(2);
  });
});

describe('the lock', () => {
  it.each([
    ['a file outside of the folder', "SELECT * FROM read_text('/etc/hostname')"],
    ['a folder whose name begins like its own', "SELECT * FROM read_text('{folder}-more/file')"],
    ['the network', "SELECT * FROM read_text('https://127.0.0.1/file')"],
  ])('refuses %s', async (_name, sql) => {
    await expect(engine.run({ name: 'out', sql: sql.replace('{folder}', engine.folder) })).rejects.toThrow(
      "The step 'out' failed in DuckDB: Permission Error.",
    );
  });

  it('refuses to write outside of the folder', async () => {
    await expect(engine.writeParquet({ name: 'out', sql: 'SELECT 1 AS n' }, '../out.parquet')).rejects.toThrow(
      'Permission Error',
    );
    expect(readdirSync(join(engine.folder, '..'))).not.toContain('out.parquet');
  });

  it('has settings that nothing changes any more', async () => {
    const settings = await rowsOf(
      engine,
      "SELECT name, value FROM duckdb_settings() WHERE name IN ('lock_configuration', 'enable_external_access', 'autoload_known_extensions', 'autoinstall_known_extensions', 'temp_directory') ORDER BY name",
    );

    expect(settings).toEqual([
      { name: 'autoinstall_known_extensions', value: 'false' },
      { name: 'autoload_known_extensions', value: 'false' },
      { name: 'enable_external_access', value: 'false' },
      { name: 'lock_configuration', value: 'true' },
      { name: 'temp_directory', value: join(engine.folder, 'spill') },
    ]);
    await expect(engine.run({ name: 'set', sql: 'SELECT 1; SET lock_configuration = false' })).rejects.toThrow(
      'Invalid Input Error',
    );
  });

  it('holds in a folder whose name has a quote', async () => {
    const folder = mkdtempSync(join(tmpdir(), "it's "));
    const other = await openDuckDbEngine({ folder });
    writeFileSync(join(folder, 'l0.parquet'), cleanFileOf([]));

    expect(await other.load('l0', 'l0.parquet')).toBe(0);
    other.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the deadline', () => {
  it('interrupts a join within a second, and lets nothing else begin', async () => {
    const deadline = new AbortController();
    const timed = await anEngine({ signal: deadline.signal });
    const step = timed.run(endless);
    setTimeout(() => {
      deadline.abort();
    }, 50);
    const started = performance.now();

    await expect(step).rejects.toMatchObject({ name: 'DeadlinePassed', code: 'DEADLINE_PASSED', kind: 'transient' });
    expect(performance.now() - started).toBeLessThan(1_000);
    await expect(timed.run({ name: 'next', sql: 'SELECT 1 AS n' })).rejects.toThrow("during the step 'next'");
    timed.close();
  });

  it('interrupts reading too', async () => {
    const deadline = new AbortController();
    const timed = await anEngine({ signal: deadline.signal });
    const reading = async (): Promise<void> => {
      const batches = timed.rows({ name: 'all', sql: 'SELECT x AS n FROM range(100000000) a(x)' });
      for await (const batch of batches) if (batch.length > 0) deadline.abort();
    };

    await expect(reading()).rejects.toMatchObject({ name: 'DeadlinePassed' });
    timed.close();
  });
});

describe('a step that fails', () => {
  it('names the step and the kind of problem, and quotes nothing of a row', async () => {
    await load(engine, 'l0', [aCleanRow({ nome: 'Ana Torres' })]);
    const step = { name: 'bad', sql: 'SELECT CAST(nome AS BIGINT) AS n FROM l0' };

    await expect(engine.run(step)).rejects.toMatchObject({
      name: 'EngineFailed',
      message: expect.not.stringContaining('Ana') as string,
    });
    await expect(engine.run(step)).rejects.toThrow("The step 'bad' failed in DuckDB: Conversion Error.");
  });

  it('asks for more memory when that is what is missing', async () => {
    const small = await anEngine({ memoryLimitMb: 8, threads: 1 });

    await expect(
      small.run({ name: 'large', sql: "SELECT string_agg(CAST(x AS VARCHAR), ',') AS k FROM range(9000000) a(x)" }),
    ).rejects.toThrow("The step 'large' needs more memory");
    small.close();
  });
});
