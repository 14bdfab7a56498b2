import { fork } from 'node:child_process';
import { once } from 'node:events';
import { aSiesaProduct, startFakeSiesa } from '../src/fake/index.ts';
import type { Reading } from './reader.ts';

/** Reads 100,000 rows with the client and with a bare fetch loop, in turns, each in a process of its own; prints what it measured. */
const rows = Array.from({ length: 100_000 }, (_, index) =>
  aSiesaProduct({ f_codigo: String(index).padStart(8, '0'), f_nombre: `Café orgánico ${String(index)} g` }),
);
const siesa = await startFakeSiesa({ rows });

const measure = async (how: Reading['how']): Promise<Reading> => {
  const reader = fork(new URL('reader.ts', import.meta.url), [how, siesa.url.href], {
    execArgv: ['--conditions=@siesa-integration/source'],
  });
  const [reading] = (await once(reader, 'message')) as [Reading];
  return reading;
};
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

await measure('bare'); // warms up the server
const rounds: { readonly bare: Reading; readonly client: Reading }[] = [];
for (let round = 0; round < 5; round += 1)
  rounds.push({ bare: await measure('bare'), client: await measure('client') });
await siesa.close();

for (const how of ['bare', 'client'] as const) {
  const speed = median(rounds.map((round) => round[how].rowsPerSecond));
  const cpu = median(rounds.map((round) => round[how].cpuMs));
  const memory = median(rounds.map((round) => round[how].peakMiB));
  console.log(
    `${how === 'bare' ? 'bare fetch loop' : 'siesa-client'}: ${Math.round(speed).toLocaleString('en')} rows/s, ${cpu.toFixed(0)} ms of processor, peak ${memory.toFixed(0)} MiB`,
  );
}
const ratio = median(rounds.map(({ bare, client }) => client.rowsPerSecond / bare.rowsPerSecond));
console.log(`ratio (siesa-client ÷ bare): ${ratio.toFixed(2)}, floor 0.70`);
process.exitCode = ratio >= 0.7 ? 0 : 1;
