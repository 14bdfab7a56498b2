import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { cleanFile, type Engine, type Step } from '@siesa-integration/reconciliation';
import { DeadlinePassed, EngineFailed } from './engine-errors.ts';
import { type ColumnType, createTypedTable, type TypedTable } from './typed-table.ts';

export interface DuckDbEngineOptions {
  /** The only folder that the engine reads and writes: inputs, outputs and spilled data. */
  readonly folder: string;
  /** In MiB. Above it the engine spills to the folder. @defaultValue 512 */
  readonly memoryLimitMb?: number;
  /** @defaultValue 2 */
  readonly threads?: number;
  /** Once aborted, the running step is interrupted within milliseconds and no other begins. @defaultValue never */
  readonly signal?: AbortSignal;
}

/** The steps' engine on DuckDB, and how rows get in and out. */
export interface DuckDbEngine extends Engine {
  /** Makes a clean file of the folder a table, and answers its number of rows. Each step reads of the file what it names, so the file has to stay. */
  readonly load: (table: string, file: string) => Promise<number>;
  /** Reads a file that `writeParquet` wrote into a table, and answers its number of rows. */
  readonly loadParquet: (table: string, file: string) => Promise<number>;
  /** Writes a query's rows into a file of the folder, and answers their number. */
  readonly writeParquet: (query: Step, file: string) => Promise<number>;
  /**
   * A query's rows as JSON values, in batches; integers of 64 bits are numbers. All rows are never in memory at once. Each query has a connection of its own,
   * because another statement would end it without a word.
   */
  readonly rows: (query: Step) => AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
  /** A table without rows, which a program fills. */
  readonly createTable: <Column extends string>(
    name: string,
    columns: Readonly<Record<Column, ColumnType>>,
  ) => Promise<TypedTable<Column>>;
  /** How DuckDB would run a query, as text. */
  readonly explain: (query: Step) => Promise<string>;
  readonly close: () => void;
}

/**
 * Opens DuckDB in memory, locked: it reaches one folder, no network and no extension, and its settings cannot be changed any more.
 *
 * @throws {@link DeadlinePassed} from a step that is interrupted, {@link EngineFailed} from one that DuckDB cannot run.
 *
 * @example
 * const engine = await openDuckDbEngine({ folder: './job' });
 * await engine.load('l0', 'file.parquet');
 * await engine.run({ name: 'parties', sql: 'SELECT party, CAST(COUNT(*) AS BIGINT) AS n FROM l0 GROUP BY party' });
 * engine.close();
 */
export const openDuckDbEngine = async (options: DuckDbEngineOptions): Promise<DuckDbEngine> => {
  const { signal } = options;
  const folder = realpathSync(options.folder);
  const instance = await openInstance(folder, options);
  const connection = await instance.connect();
  await lock(connection, folder);
  const readers = new Set<DuckDBConnection>();
  const interrupt = (): void => {
    for (const one of [connection, ...readers]) one.interrupt();
  };
  signal?.addEventListener('abort', interrupt);

  const guarded = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    if (signal?.aborted) throw new DeadlinePassed(step);
    try {
      return await work();
    } catch (error) {
      throw signal?.aborted ? new DeadlinePassed(step) : new EngineFailed(step, kindOf(error));
    }
  };
  /** Runs a statement whose answer is a number of rows. */
  const count = async (sql: string, values: DuckDBValue[] = []): Promise<number> =>
    Number((await connection.runAndReadAll(sql, values)).getRows()[0]?.[0]);
  const counted = (step: string, sql: string, values: DuckDBValue[]): Promise<number> =>
    guarded(step, () => count(sql, values));

  const views = new Set<string>();
  /** DuckDB replaces a table by no view, and a view by no table. */
  const makeRoom = async (name: string, isView: boolean): Promise<void> => {
    if (isView && !views.has(name)) await connection.run(`DROP TABLE IF EXISTS "${name}"`);
    if (!isView && views.delete(name)) await connection.run(`DROP VIEW "${name}"`);
  };

  const makeView = async (name: string, sql: string): Promise<number> => {
    await makeRoom(name, true);
    await connection.run(`CREATE OR REPLACE VIEW "${name}" AS ${sql}`);
    views.add(name);
    return count(`SELECT COUNT(*) FROM "${name}"`);
  };

  return {
    run: ({ name, sql, viewOf }) =>
      guarded(name, async () => {
        if (viewOf) return makeView(name, sql);
        await makeRoom(name, false);
        return count(`CREATE OR REPLACE TABLE "${name}" AS ${sql}`);
      }),
    drop: (names) =>
      guarded(`drop ${names.join(', ')}`, async () => {
        for (const name of names) await connection.run(`DROP TABLE "${name}"`);
      }),
    load: (table, file) =>
      guarded(table, () => makeView(table, `SELECT ${cleanColumns} FROM read_parquet(${literal(join(folder, file))})`)),
    loadParquet: (table, file) =>
      counted(table, `CREATE OR REPLACE TABLE "${table}" AS SELECT * FROM read_parquet($1)`, [join(folder, file)]),
    writeParquet: ({ name, sql }, file) =>
      counted(name, `COPY (${sql}) TO $1 (FORMAT parquet, COMPRESSION zstd)`, [join(folder, file)]),
    rows: async function* ({ name, sql }) {
      const reader = await instance.connect();
      readers.add(reader);
      try {
        const batches = (await guarded(name, () => reader.stream(sql))).yieldRowObjectJs();
        for (;;) {
          const next = await guarded(name, () => batches.next());
          if (next.done === true) return;
          yield next.value.map(withNumbers);
        }
      } finally {
        readers.delete(reader);
        reader.closeSync();
      }
    },
    createTable: (name, columns) => guarded(name, () => createTypedTable(instance, name, columns)),
    explain: ({ name, sql }) =>
      guarded(name, async () => String((await connection.runAndReadAll(`EXPLAIN ${sql}`)).getRows()[0]?.[1])),
    close: () => {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
      instance.closeSync();
    },
  };
};

const openInstance = (
  folder: string,
  { memoryLimitMb = 512, threads = 2 }: DuckDbEngineOptions,
): Promise<DuckDBInstance> => {
  const spill = join(folder, 'spill');
  mkdirSync(spill, { recursive: true });
  return DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${String(memoryLimitMb)}MiB`,
    temp_directory: spill, // without one, a database in memory never spills
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    preserve_insertion_order: 'false', // every result that is read in an order asks for it
  });
};

const lock = async (connection: DuckDBConnection, folder: string): Promise<void> => {
  await connection.run('SET allowed_directories = [$1]', [folder]);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
};

const cleanColumns = Object.keys(cleanFile.columns).join(', ');

/** A view takes no parameters. */
const literal = (path: string): string => `'${path.replaceAll("'", "''")}'`;

const withNumbers = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'bigint' ? Number(value) : value]),
  );

/** `Out of Memory Error: could not allocate…` → `Out of Memory Error`. */
const kindOf = (error: unknown): string => /^[A-Za-z ]+ Error(?=:)/.exec((error as Error).message)?.[0] ?? 'Error';
