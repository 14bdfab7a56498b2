import { createWriteStream, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openFile, openRules } from '@siesa-integration/reconciliation';
import { loadTest } from '@siesa-integration/reconciliation/fake';
import { claimFile, prepareReport, reconcileData, type ReconcilerPorts, validateCsv } from '../src/index.ts';

/*
 * Measures the stages of a reconciliation of the reference's load test, for docs/cost.md: `node --conditions=@siesa-integration/source bench/measure-stages.ts [ROWS]`.
 * Processor seconds carry over to another machine; wall seconds do not.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const to = join(import.meta.dirname, '../../../infra/src/cost/measured-reconciliation.json');

const folder = await mkdtemp(join(tmpdir(), 'measure-stages-'));
const job = join(folder, 'job');
const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('The load test has no such file.');
  return value;
};
const ports: ReconcilerPorts = {
  claims: { claim: (_id, { jobId }) => Promise.resolve({ jobId, isMine: true }), settle: () => Promise.resolve() },
  openSource: async (key) => found(await openFile(key)),
  openBeside: (key, suffix) => openFile(`${key}${suffix}`),
  readRules: async (key) => found(await openRules(key)),
  jobFolder: async () => {
    await mkdir(job, { recursive: true });
    return job;
  },
  keepJob: () => Promise.resolve(),
  placeOf: (_jobId, path) => path,
  now: Date.now,
  logsOf: () => '',
  resumeCommand: () => '',
};
const invocation = { signal: new AbortController().signal };
const seconds: Record<string, number> = {};
const measured = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
  const before = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  seconds[stage] = Math.round((user + system) / 10_000) / 100;
  return answer;
};
const bytesIn = async (path: string): Promise<number> => {
  const files = await readdir(path, { recursive: true });
  const sizes = await Promise.all(
    files.map((file) => stat(join(path, file)).then((each) => (each.isFile() ? each.size : 0))),
  );
  return sizes.reduce((all, size) => all + size, 0);
};

try {
  const { file, base } = loadTest({ orders: rows });
  const [object_key, base_key] = [join(folder, 'file.csv'), join(folder, 'base.csv')];
  await pipeline(Readable.from(file()), createWriteStream(object_key));
  await pipeline(Readable.from(base()), createWriteStream(base_key));
  const started = { owner: 'bench', started_at: new Date().toISOString() };
  const request = { object_key, base_key, rules_key: 'supplier-orders', business_date: '2026-02-16' };

  const claimed = await measured('claim', () => claimFile({ ...started, request }, ports));
  const validated = await measured('validate', () => validateCsv(claimed, ports, invocation));
  const reconciled = await measured('reconcile', () => reconcileData(validated, ports, invocation));
  await measured('report', () => prepareReport(reconciled, ports, invocation));

  const bytes = {
    files: (await stat(object_key)).size + (await stat(base_key)).size,
    validate: await bytesIn(join(job, 'validate')),
    reconcile: await bytesIn(join(job, 'reconcile')),
    report: await bytesIn(join(job, 'report')),
  };
  const measurement = {
    on: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model ?? '',
    rows,
    seconds,
    bytes,
  };
  writeFileSync(to, `${JSON.stringify(measurement, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
