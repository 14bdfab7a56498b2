import { performance } from 'node:perf_hooks';
import { readDeployment } from '@siesa-integration/sandbox/template';
import { startEmulatedHost } from './emulated-host.ts';
import { startMotoHost } from './moto-host.ts';
import { parityBench } from './parity-bench.ts';
import type { ParityHost } from './parity-host.ts';
import { preparePython } from '../python/prepare-python.ts';
import { type ParityScenario, scenarios } from './scenarios.ts';

/** All of them, or those whose name contains the argument. */
const played = scenarios.filter(({ name }) => name.includes(process.argv[2] ?? ''));

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** What is seen after a scenario on one host. */
const play = async (
  host: ParityHost,
  { product = 'kong', size = 12, settings = {}, ...scenario }: ParityScenario,
  at: number,
): Promise<string> => {
  const bench = await parityBench(host, `cliente-${String(at)}`, { product, size, settings });
  try {
    await scenario.play(bench);
    return await bench.seen();
  } finally {
    await bench.close();
  }
};

/** The first lines in which two texts differ. */
const difference = (one: string, other: string): string => {
  const [left, right] = [one.split('\n'), other.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  return [left.slice(Math.max(0, at - 4), at + 4), right.slice(Math.max(0, at - 4), at + 4)]
    .map((lines, index) => lines.map((line) => `    ${index === 0 ? '-' : '+'} ${line}`).join('\n'))
    .join('\n');
};

/** Plays every scenario on both hosts, and prints which of them differ. @returns how many */
const compare = async (hosts: readonly [ParityHost, ParityHost]): Promise<number> => {
  let different = 0;
  for (const [at, scenario] of played.entries()) {
    const [one = '', other = ''] = await Promise.all(hosts.map((host) => play(host, scenario, at)));
    if (one !== other) different += 1;
    write(`${one === other ? '  same' : '  DIFFERENT'}  ${scenario.name}`);
    if (one !== other) write(difference(one, other));
  }
  return different;
};

const python = await preparePython('tools/checks/moto/requirements.txt');
if ('missing' in python) {
  write(`The parity proof is skipped: ${python.missing}`);
} else {
  const started = performance.now();
  const deployment = await readDeployment();
  const moto = await startMotoHost(python.path, deployment);
  const emulated = await startEmulatedHost(deployment);
  try {
    const different = await compare([emulated, moto]);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    write(
      `${String(played.length - different)} passed, ${String(different)} failed in ${seconds} s: scenarios on moto and on the emulated host`,
    );
    process.exitCode = different === 0 ? 0 : 1;
  } finally {
    await emulated.close();
    await moto.close();
  }
}
