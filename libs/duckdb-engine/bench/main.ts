import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadTest } from '@siesa-integration/reconciliation/fake';

/* Compares a whole reconciliation with bare DuckDB SQL on the same files, by turns: `npx nx bench duckdb-engine`. ORDERS and ROUNDS change its size. */
const orders = Number(process.env['ORDERS'] ?? 1_000_000);
const rounds = Number(process.env['ROUNDS'] ?? 3);
/** Whole run against bare SQL, in processor seconds; and MiB. */
const bars = { ratio: 2.5, mib: 1_024 };

interface Measured {
  readonly cpu: number;
  readonly seconds: number;
  readonly mib: number;
  readonly breaks: number;
}

const folder = await mkdtemp(join(tmpdir(), 'duckdb-bench-'));
const { file, base, planted } = loadTest({ orders });
await pipeline(Readable.from(file()), createWriteStream(join(folder, 'file.csv')));
await pipeline(Readable.from(base()), createWriteStream(join(folder, 'base.csv')));

const run = (side: 'ours' | 'bare'): Measured => {
  const script = join(import.meta.dirname, 'one-run.ts');
  const printed = execFileSync(process.execPath, ['--conditions=@siesa-integration/source', script, side, folder], {
    encoding: 'utf8',
  });
  return JSON.parse(printed) as Measured;
};

const measured = Array.from({ length: rounds }, () => ({ ours: run('ours'), bare: run('bare') }));
await rm(folder, { recursive: true });

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const expected = Object.values(planted.breaks).reduce((all, n) => all + n, 0);
for (const { ours, bare } of measured) assert.deepEqual([ours.breaks, bare.breaks], [expected, expected]);

for (const side of ['ours', 'bare'] as const) {
  const of = (what: keyof Measured): number => median(measured.map((round) => round[side][what]));
  console.log(
    `${side}: ${of('cpu').toFixed(1)} processor seconds, ${of('seconds').toFixed(1)} s, ${String(of('mib'))} MiB`,
  );
}
const ratio = median(measured.map(({ ours, bare }) => ours.cpu / bare.cpu));
console.log(`ours / bare: ${ratio.toFixed(2)} (bar ${String(bars.ratio)}), ${String(orders)} orders`);
const mib = median(measured.map(({ ours }) => ours.mib));
if (ratio > bars.ratio || mib > bars.mib) process.exitCode = 1;
