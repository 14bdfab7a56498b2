import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Imported by each thread of a function before its bundle: logs the thread's memory in use. It collects garbage first, so that the figure
 * contains only memory in use. A thread without work since the last line logs nothing.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const idleBytes = 256 * 1024;
let before = 0;

const probe = (): void => {
  if (getHeapStatistics().used_heap_size - before < idleBytes) return;
  collect();
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  before = heap;
  process.stdout.write(`${JSON.stringify({ held: { heap, external } })}\n`);
};

setInterval(probe, Number(process.env['HEAP_PROBE_MS'])).unref();
