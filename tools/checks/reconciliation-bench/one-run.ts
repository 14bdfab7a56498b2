import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/* One side of the bench, in a process of its own: `node one-run.ts SIDE FOLDER` prints processor seconds, seconds, MiB, and breaks or rows. */
const [, , side = '', folder = ''] = process.argv;

// Each side imports what it needs, because the start of its process counts.
const importReader = () => import('@siesa-integration/reconciliation');

const names = ['file', 'base'] as const;

/** Both files as clean rows. @returns their number */
const reader = async (): Promise<number> => {
  const { bundledRules, openFile, readFile } = await importReader();
  const rules = bundledRules('supplier-orders');
  let all = 0;
  for (const name of names) {
    const clean = await open(join(folder, `${name}.parquet`), 'w');
    const file = await openFile(join(folder, `${name}.csv`));
    assert(file);
    const { rows } = await readFile(file, {
      side: rules[name],
      businessDay: 20_500,
      onClean: (piece) => clean.writeFile(piece),
      onBadRows: () => undefined,
    });
    all += rows;
    await clean.close();
  }
  return all;
};

/** File to breaks with all rules, as the stages do it. */
const ours = async (): Promise<number> => {
  await reader();
  const { breakStep, bundledRules, runMatching } = await importReader();
  const { openDuckDbEngine } = await import('@siesa-integration/duckdb-engine');
  const rules = bundledRules('supplier-orders');
  const engine = await openDuckDbEngine({ folder });
  await engine.load('l0', 'file.parquet');
  await engine.load('r0', 'base.parquet');
  await runMatching(engine, rules.match);
  const breaks = await engine.run(breakStep(rules));
  engine.close();
  return breaks;
};

/** The same through the state machine of a folder, with claims, checkpoints, Parquet and the report. */
const local = async (): Promise<number> => {
  const { openReconciliations } = await import('@siesa-integration/local-runtime/reconciliation');
  const host = await openReconciliations(folder);
  const { result } = host.start({
    object_key: join(folder, 'file.csv'),
    base_key: join(folder, 'base.csv'),
    rules_key: 'supplier-orders',
    business_date: '2026-02-16',
  });
  const { output } = await result;
  host.close();
  return (output as { readonly reconciliation: { readonly breaks: number } }).reconciliation.breaks;
};

const bareColumns = `{'fornecedor_id': 'VARCHAR', 'ordem_id': 'VARCHAR', 'nome': 'VARCHAR', 'ativo_id': 'VARCHAR', 'data': 'DATE', 'valor': 'DECIMAL(18, 2)'}`;

const scanned = async () => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '512MiB' });
  const connection = await instance.connect();
  for (const name of names)
    await connection.run(
      `CREATE TABLE "${name}" AS SELECT * FROM read_csv($1, delim = ';', header = true, auto_detect = false, quote = '"', columns = ${bareColumns})`,
      [join(folder, `${name}.csv`)],
    );
  return async (sql: string): Promise<number> => Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0]);
};

/** DuckDB's own reader, into tables. @returns the number of rows */
const scan = async (): Promise<number> =>
  (await scanned())('SELECT (SELECT count(*) FROM "file") + (SELECT count(*) FROM base)');

/** What the reference's job does: a join by key and a CASE, on DuckDB's own reader. Copies, repeated keys and bad rows are not handled. */
const bare = async (): Promise<number> => {
  const first = await scanned();
  await first(`CREATE TABLE verdicts AS SELECT COALESCE(f.ordem_id, b.ordem_id) AS ordem_id, f.valor AS valor_csv, b.valor AS valor_base,
    CASE WHEN b.ordem_id IS NULL THEN 'TIPO_1' WHEN f.ordem_id IS NULL THEN 'TIPO_2' WHEN abs(f.valor - b.valor) > 0 THEN 'TIPO_3_VALOR' WHEN f.data <> b.data THEN 'TIPO_3_DATA' ELSE '' END AS tipo
    FROM "file" f FULL OUTER JOIN base b ON f.ordem_id = b.ordem_id`);
  return first("SELECT count(*) FROM verdicts WHERE tipo <> ''");
};

const sides: Readonly<Record<string, () => Promise<number>>> = { ours, bare, reader, scan, local };

const started = performance.now();
const breaks = await sides[side]?.();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    seconds: (performance.now() - started) / 1_000,
    mib: Math.round(maxRSS / 1_024),
    breaks,
  }),
);
