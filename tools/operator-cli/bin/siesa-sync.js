#!/usr/bin/env node
// Committed, so that `npm ci` links it. It runs the sources, so nothing must be built first, and it runs under any Node.js, because it names the version that is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../src/main.ts', import.meta.url);
const packages = fileURLToPath(new URL('../../../node_modules/commander', import.meta.url));
const node24 = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
const handedOver = 'SIESA_SYNC_HANDED_OVER';

/** Prints one sentence, with `--json` also as a document, and ends with the exit code of wrong usage. */
const stop = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  const error = { name: 'OperatorMistake', code: 'OPERATOR_MISTAKE', message: sentence };
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ status: 'error', error }, undefined, 2)}\n`);
  process.exitCode = 2;
};

/** Runs the whole command in the repository's own Node.js 24. That process ends with this one, even when this one is killed. */
const runAgainUnder = (node) => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [handedOver]: process.argv[1] },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
};

/** Ends with SIGKILL, as the parent did, so that no worker goes on. */
const endWithParent = () => {
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
  if (!process.connected) process.kill(process.pid, 'SIGKILL');
};

/**
 * Packages of the repository are loaded from their sources, which Node.js 24 runs as they are. What it compiles is kept for the next command. A source names its neighbour by its file,
 * so nothing has to be looked up for it: that is a sixth of the time before a command begins.
 */
const run = async () => {
  const { enableCompileCache, registerHooks } = await import('node:module');
  enableCompileCache();
  registerHooks({
    resolve: (specifier, context, next) =>
      /^\.{1,2}\/.*\.ts$/.test(specifier)
        ? { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
        : next(specifier, { ...context, conditions: [...context.conditions, '@siesa-integration/source'] }),
  });
  await import(main.href);
};

if (process.env[handedOver] && process.channel) {
  process.argv[1] = process.env[handedOver]; // hints print the call that was used
  endWithParent();
}
delete process.env[handedOver];

if (!existsSync(packages))
  stop('The packages that siesa-sync needs are not installed: run `npm ci` in the repository first.');
else if (Number(process.versions.node.split('.')[0]) >= 24) await run();
else if (existsSync(node24)) runAgainUnder(node24);
else
  stop(
    `siesa-sync needs Node.js 24 or newer, and this is ${process.versions.node}: run \`npm ci\` in the repository, or install Node.js 24.`,
  );
