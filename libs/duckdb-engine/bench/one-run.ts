import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { breakStep, bundledRules, readFile, runMatching } from '@siesa-integration/reconciliation';
import { openDuckDbEngine } from '../src/open-duckdb-engine.ts';

/* One side of the bench, in a process of its own: `node one-run.ts ours|bare FOLDER` prints processor seconds, seconds, MiB and breaks. */
const [, , side = '', folder = ''] = process.argv;

/** File to verdicts with all rules, as the stages do it. */
const ours = async (): Promise<number> => {
  const rules = bundledRules('supplier-orders');
  for (const name of ['file', 'base'] as const) {
    const clean = await open(join(folder, `${name}.clean`), 'w');
    await readFile(
      { name, open: () => createReadStream(join(folder, `${name}.csv`), { highWaterMark: 1 << 20 }) },
      {
        side: rules[name],
        businessDay: 20_500,
        onClean: (bytes) => clean.writeFile(bytes),
        onBadRows: () => undefined,
      },
    );
    await clean.close();
  }
  const engine = await openDuckDbEngine({ folder });
  await engine.load('l0', 'file.clean');
  await engine.load('r0', 'base.clean');
  await runMatching(engine, rules.match);
  const breaks = await engine.run(breakStep(rules));
  engine.close();
  return breaks;
};

/** What the reference's job does: a join by key and a CASE, on DuckDB's own reader. Copies, repeated keys and bad rows are not handled. */
const bare = async (): Promise<number> => {
  const connection = await (
    await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '512MiB' })
  ).connect();
  const columns = `{'fornecedor_id': 'VARCHAR', 'ordem_id': 'VARCHAR', 'nome': 'VARCHAR', 'ativo_id': 'VARCHAR', 'data': 'DATE', 'valor': 'DECIMAL(18, 2)'}`;
  for (const name of ['file', 'base'])
    await connection.run(
      `CREATE TABLE "${name}" AS SELECT * FROM read_csv($1, delim = ';', header = true, auto_detect = false, quote = '"', columns = ${columns})`,
      [join(folder, `${name}.csv`)],
    );
  await connection.run(`CREATE TABLE verdicts AS SELECT COALESCE(f.ordem_id, b.ordem_id) AS ordem_id, f.valor AS valor_csv, b.valor AS valor_base,
    CASE WHEN b.ordem_id IS NULL THEN 'TIPO_1' WHEN f.ordem_id IS NULL THEN 'TIPO_2' WHEN abs(f.valor - b.valor) > 0 THEN 'TIPO_3_VALOR' WHEN f.data <> b.data THEN 'TIPO_3_DATA' ELSE '' END AS tipo
    FROM "file" f FULL OUTER JOIN base b ON f.ordem_id = b.ordem_id`);
  const counted = await connection.runAndReadAll("SELECT count(*) FROM verdicts WHERE tipo <> ''");
  return Number(counted.getRows()[0]?.[0]);
};

const started = performance.now();
const breaks = await (side === 'ours' ? ours() : bare());
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    seconds: (performance.now() - started) / 1_000,
    mib: Math.round(maxRSS / 1_024),
    breaks,
  }),
);
