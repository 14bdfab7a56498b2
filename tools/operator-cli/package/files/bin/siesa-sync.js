#!/usr/bin/env node
// Runs under any Node.js, because it names the version that is missing.
const least = 24;

if (Number(process.versions.node.split('.')[0]) >= least) {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(); // what Node.js compiles is kept for the next command
  await import('../dist/main.js');
} else {
  process.stderr.write(
    `siesa-sync needs Node.js ${least} or newer, and this is ${process.versions.node}: install Node.js ${least}.\n`,
  );
  process.exitCode = 2;
}
