/**
 * Plays many scenarios on all cores and lists those that failed: `nx run simulation:simulate`.
 *
 * `SEEDS=100000` plays more, `SEED=4711` plays one.
 */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type PlaySeedsOptions, playSeeds, seedsOf } from '../src/index.ts';

if (isMainThread) await playOnAllCores();
else parentPort?.postMessage(await playSeeds(workerData as PlaySeedsOptions));

async function playOnAllCores(): Promise<void> {
  const { from, to } = seedsOf(process.env, 20_000);
  const started = performance.now();
  const step = Math.min(availableParallelism(), to - from + 1);
  const failures = (
    await Promise.all(Array.from({ length: step }, (_, index) => playOn({ from: from + index, to, step })))
  ).flat();
  const seconds = (performance.now() - started) / 1000;

  const count = to - from + 1;
  console.log(
    `${count.toString()} scenarios in ${seconds.toFixed(0)} s (${(count / seconds).toFixed(0)} a second), ${failures.length.toString()} failed`,
  );
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

function playOn(options: PlaySeedsOptions): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: options });
    worker.once('message', (failures: readonly string[]) => {
      resolve(failures);
      void worker.terminate(); // calls of processes that were killed keep their timers
    });
    worker.once('error', reject);
  });
}
