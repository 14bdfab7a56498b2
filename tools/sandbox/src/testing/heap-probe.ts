import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Imported by each thread of a function before its bundle: says what the thread holds, in a line of its log. It collects first, so that what it says is
 * held and not merely left lying. A thread that did nothing meanwhile says nothing.
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
