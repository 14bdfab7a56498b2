import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadTest } from '@siesa-integration/reconciliation/fake';
import { preparePython } from '../src/python/prepare-python.ts';

/* Compares a whole reconciliation with what a person would write without it, on the same files, by turns: `npx nx run checks:reconciliation-bench`. ORDERS and ROUNDS change its size. */
const orders = Number(process.env['ORDERS'] ?? 1_000_000);
const rounds = Number(process.env['ROUNDS'] ?? 3);

/** Processor seconds of one side against another's, on one machine at one time. */
const ratios = [
  ['ours', 'bare', 2.5],
  ['ours', 'pandas', 0.55],
  ['ours', 'datacompy', 0.45],
  ['reader', 'scan', 1.2],
] as const;
const mostMib = 1_024;
const mostLocalSeconds = 30;

interface Measured {
  readonly cpu: number;
  readonly seconds: number;
  readonly mib: number;
  /** Or rows, of a side that only reads. */
  readonly breaks: number;
}

const python = await preparePython('tools/checks/reconciliation-bench/requirements.txt');
if ('missing' in python) console.log(`pandas and datacompy are left out: ${python.missing}`);

const folder = await mkdtemp(join(tmpdir(), 'reconciliation-bench-'));
const { file, base, planted } = loadTest({ orders });
await pipeline(Readable.from(file()), createWriteStream(join(folder, 'file.csv')));
await pipeline(Readable.from(base()), createWriteStream(join(folder, 'base.csv')));

const beside = (name: string): string => join(import.meta.dirname, name);
const inNode = [beside('one-run.ts')]; // the built packages, as users have them
const sides = [
  ...['ours', 'bare', 'reader', 'scan', 'local'].map((side) => ({ side, command: process.execPath, args: inNode })),
  ...('path' in python
    ? ['pandas', 'datacompy'].map((side) => ({ side, command: python.path, args: [beside('in_pandas.py')] }))
    : []),
];
const measured = new Map<string, Measured[]>(sides.map(({ side }) => [side, []]));
for (let round = 0; round < rounds; round += 1)
  for (const { side, command, args } of sides) {
    const printed = execFileSync(command, [...args, side, folder], { encoding: 'utf8' });
    measured.get(side)?.push(JSON.parse(printed) as Measured);
    await rm(join(folder, '.siesa-sync'), { recursive: true, force: true }); // the same files are reconciled once
  }
await rm(folder, { recursive: true });

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const all = (side: string): readonly Measured[] => measured.get(side) ?? [];
const breaks = Object.values(planted.breaks).reduce((sum, n) => sum + n, 0);
const read = planted.fileRows + planted.baseRows;
for (const [side, runs] of measured)
  assert.deepEqual(new Set(runs.map((run) => run.breaks)), new Set([/reader|scan/.test(side) ? read : breaks]), side);

for (const [side, runs] of measured) {
  const of = (what: keyof Measured): number => median(runs.map((run) => run[what]));
  console.log(
    `${side}: ${of('cpu').toFixed(1)} processor seconds, ${of('seconds').toFixed(1)} s, ${String(of('mib'))} MiB`,
  );
}
const missed = (text: string, value: number, most: number): boolean => {
  console.log(`${text}: ${value.toFixed(2)} (goal ${String(most)}${value > most ? ', missed' : ''})`);
  return value > most;
};
const results = [
  ...ratios
    .filter(([, other]) => all(other).length > 0)
    .map(([one, other, most]) =>
      missed(`${one} / ${other}`, median(all(one).map(({ cpu }, at) => cpu / (all(other)[at]?.cpu ?? NaN))), most),
    ),
  missed('MiB of ours', median(all('ours').map(({ mib }) => mib)), mostMib),
  missed('seconds of local', median(all('local').map(({ seconds }) => seconds)), mostLocalSeconds),
];
if (results.some(Boolean)) process.exitCode = 1;
