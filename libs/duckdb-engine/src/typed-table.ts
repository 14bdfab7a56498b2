import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBInstance,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  BIGINT,
  DATE,
  DECIMAL,
  DOUBLE,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';

/** What a column of a typed table holds, by what a program gives it. `null` is no value. */
export type ColumnType = keyof typeof types;

/** A table that a program fills row by row. */
export interface TypedTable<Column extends string> {
  readonly append: (rows: readonly Readonly<Record<Column, Cell>>[]) => void;
  /** Ends the table: from here on, queries see all of its rows. */
  readonly close: () => void;
}

/** A text, a number, or whole hundredths of an amount. */
type Cell = string | number | bigint | null;

const types = {
  text: { type: VARCHAR, sql: 'VARCHAR', of: (cell) => String(cell) },
  /** Whole cents. */
  cents: { type: DECIMAL(18, 2), sql: 'DECIMAL(18,2)', of: (cell) => new DuckDBDecimalValue(BigInt(cell), 18, 2) },
  /** Days since 1970-01-01. */
  day: { type: DATE, sql: 'DATE', of: (cell) => new DuckDBDateValue(Number(cell)) },
  /** Milliseconds since 1970. */
  moment: { type: TIMESTAMP, sql: 'TIMESTAMP', of: (cell) => new DuckDBTimestampValue(BigInt(cell) * 1_000n) },
  small: { type: INTEGER, sql: 'INTEGER', of: Number },
  large: { type: BIGINT, sql: 'BIGINT', of: (cell) => BigInt(cell) },
  real: { type: DOUBLE, sql: 'DOUBLE', of: Number },
} as const satisfies Readonly<
  Record<
    string,
    { readonly type: DuckDBType; readonly sql: string; readonly of: (cell: NonNullable<Cell>) => DuckDBValue }
  >
>;

/** What DuckDB takes at once. */
const mostRows = 2_048;

/**
 * Creates a table without rows. It is filled over a connection of its own, because a statement on a connection ends the query whose rows are still read over it.
 *
 * @param columns - their types by name, in their order
 */
export const createTypedTable = async <Column extends string>(
  instance: DuckDBInstance,
  name: string,
  columns: Readonly<Record<Column, ColumnType>>,
): Promise<TypedTable<Column>> => {
  const names = Object.keys(columns) as Column[];
  const declared = names.map((column) => [column, columns[column]] as const);
  const connection: DuckDBConnection = await instance.connect();
  const list = declared.map(([column, type]) => `"${column}" ${types[type].sql}`).join(', ');
  await connection.run(`CREATE OR REPLACE TABLE "${name}" (${list})`);
  const appender = await connection.createAppender(name);
  return {
    append: (rows) => {
      for (let from = 0; from < rows.length; from += mostRows) {
        const some = rows.slice(from, from + mostRows);
        const chunk = DuckDBDataChunk.create(declared.map(([, type]) => types[type].type));
        chunk.setColumns(declared.map(([column, type]) => some.map((row) => toValue(type, row[column]))));
        appender.appendDataChunk(chunk);
      }
    },
    close: () => {
      appender.closeSync();
      connection.closeSync();
    },
  };
};

const toValue = (type: ColumnType, cell: Cell): DuckDBValue => (cell === null ? null : types[type].of(cell));
