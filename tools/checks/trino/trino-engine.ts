import { cleanFile, type CleanRow, type Engine, type Step } from '@siesa-integration/reconciliation';

/** The steps' engine on Trino, and how rows get in and out. */
export interface TrinoEngine extends Engine {
  readonly load: (table: string, rows: readonly CleanRow[]) => Promise<void>;
  /** A query's rows, in batches. */
  readonly rows: (query: Step) => AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
}

/**
 * Opens an engine over a schema of its own in the memory of Trino.
 *
 * @throws an error of the engine has the step's name and what Trino says
 */
export const openTrinoEngine = async (address: string, schema: string): Promise<TrinoEngine> => {
  const rows = (query: Step): AsyncIterable<readonly Readonly<Record<string, unknown>>[]> =>
    rowsOf(pagesOf(query, address, schema));
  /** Runs a statement, and answers the rows that it wrote. */
  const run = async (name: string, sql: string): Promise<number> => {
    let written = 0;
    for await (const batch of rows({ name, sql })) for (const row of batch) written += Number(row['rows']);
    return written;
  };

  await run(schema, `CREATE SCHEMA "${schema}"`);
  return {
    rows,
    run: ({ name, sql }) => run(name, `CREATE TABLE "${name}" AS ${sql}`),
    drop: async (names) => {
      for (const name of names) await run(name, `DROP TABLE "${name}"`);
    },
    load: async (table, clean) => {
      await run(table, `CREATE TABLE "${table}" AS SELECT * FROM ${asTable(clean)}`);
    },
  };
};

const columns = Object.entries(cleanFile.columns).map(([name, type]) => `${name} ${type}`);

const asTable = (rows: readonly CleanRow[]): string => {
  const values = rows.map(({ rowNo, cents, dayNo, party, k, nome, ativo, lote, campos }) => [
    ...[rowNo, cents, dayNo, party, k, nome, ativo, lote, campos],
  ]);
  const json = JSON.stringify(values).replaceAll("'", "''");
  return `UNNEST(CAST(JSON_PARSE('${json}') AS ARRAY(ROW(${columns.join(', ')}))))`;
};

/** What Trino answers to a statement, page by page. */
interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: { readonly errorName: string; readonly message: string };
}

const pagesOf = async function* ({ name, sql }: Step, address: string, schema: string): AsyncIterable<Page> {
  const headers = { 'X-Trino-User': 'checks', 'X-Trino-Catalog': 'memory', 'X-Trino-Schema': schema };
  let page = await pageAt(new URL('/v1/statement', address), { method: 'POST', body: sql, headers });
  for (;;) {
    if (page.error) throw new Error(`Trino refused '${name}': ${page.error.errorName}: ${page.error.message}`);
    yield page;
    if (page.nextUri === undefined) return;
    page = await pageAt(new URL(page.nextUri));
  }
};

const pageAt = async (address: URL, request?: RequestInit): Promise<Page> => {
  const response = await fetch(address, request);
  if (!response.ok) throw new Error(`Trino answered ${String(response.status)}: ${await response.text()}`);
  return (await response.json()) as Page;
};

const rowsOf = async function* (
  pages: AsyncIterable<Page>,
): AsyncIterable<readonly Readonly<Record<string, unknown>>[]> {
  for await (const { columns: named = [], data = [] } of pages)
    yield data.map((row) => Object.fromEntries(named.map(({ name }, at) => [name, row[at]])));
};
