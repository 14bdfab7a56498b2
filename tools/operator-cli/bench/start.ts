import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What a command costs before it does anything: the processor time of its whole process, user and system, from the sources and from the package that is installed. The median of several
 * runs, after one that fills Node.js's cache of compiled code, as every later command of an operator finds it.
 */
const rounds = 5;
/** Seconds of processor time that a command may take before it does anything. */
const mostSeconds = 0.5;

const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
await mkdir(join(folder, 'clients'));

const commands: readonly (readonly string[])[] = [
  ['--version'],
  ['--help'],
  ['sync', '--help'],
  ['verify', '--help'],
  ['mapping', '--help'],
  ['reconcile', '--help'],
  ['status', '--local', folder],
  ['explain', 'cliente-a', 'PROD000001', '--local', folder],
  ['rejects', 'cliente-a', '--local', folder],
  ['history', 'cliente-a', '--local', folder],
];
const bins = {
  sources: join(import.meta.dirname, '../bin/siesa-sync.js'),
  package: join(import.meta.dirname, '../dist/package/bin/siesa-sync.js'),
};

/** Prints what its process has used when it ends. */
const counting = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write('\\nused ' + (user + system));
  });
`)}`;

const secondsOf = (bin: string, args: readonly string[]): number => {
  const { stderr } = spawnSync(process.execPath, ['--import', counting, bin, ...args], { encoding: 'utf8' });
  return Number(/used (\d+)$/.exec(stderr)?.[1]) / 1e6;
};

const medianOf = (bin: string, args: readonly string[]): number => {
  secondsOf(bin, args);
  const measured = Array.from({ length: rounds }, () => secondsOf(bin, args)).toSorted((one, other) => one - other);
  return measured[Math.floor(rounds / 2)] ?? Number.NaN;
};

if (!existsSync(bins.package)) throw new Error('Build the package first: npx nx run operator-cli:package');
const results = commands.map((args) => ({
  command: args
    .filter((arg) => arg !== folder)
    .slice(0, 2)
    .join(' '),
  sources: medianOf(bins.sources, args),
  package: medianOf(bins.package, args),
}));
await rm(folder, { recursive: true });
console.table(results);
if (results.some(({ sources, package: seconds }) => !(Math.max(sources, seconds) < mostSeconds))) {
  console.error(`A command takes ${mostSeconds.toString()} s of processor time or more before it does anything.`);
  process.exitCode = 1;
}
