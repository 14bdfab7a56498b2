// Builds everything that the demo and the tests run: libraries, bundles, the command, the synthesized template.
// Prints one line a finished step, and the whole output of Nx only when a step failed. Ctrl-C ends every step.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const command = ['run-many', '--targets=build,synth', '--outputStyle=static', ...process.argv.slice(2)];
const nx = spawn('nx', command, {
  detached: true, // a process group of its own, so that one signal reaches Nx and all that it has started
  stdio: ['ignore', 'pipe', 'pipe'],
  env: { ...process.env, NX_TUI: 'false', NX_DAEMON: 'false', FORCE_COLOR: '0' },
});

/** @param {NodeJS.Signals} signal */
const endAll = (signal) => {
  try {
    process.kill(-nx.pid, signal);
  } catch {
    // every process of the group has ended already
  }
};

for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 })) {
  process.once(signal, () => {
    endAll('SIGKILL'); // nothing half built is kept: Nx caches a step only when it has ended
    process.exit(128 + number);
  });
}

const output = [];
const started = performance.now();
for (const stream of [nx.stdout, nx.stderr]) {
  createInterface({ input: stream }).on('line', (line) => {
    output.push(line);
    const step = /^> nx run (?:@siesa-integration\/)?(\S+)(.*)$/.exec(line);
    if (step) process.stdout.write(`built ${step[1]}${step[2].includes('cache') ? ' (unchanged)' : ''}\n`);
  });
}

nx.on('error', (error) => {
  process.stderr.write(`Nx could not be started (${error.message}): run \`npm ci\` first.\n`);
  process.exitCode = 1;
});
nx.on('close', (code) => {
  if (code === 0) process.stdout.write(`built everything in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  else process.stderr.write(`${output.join('\n')}\n`);
  process.exitCode = code ?? 1;
});
