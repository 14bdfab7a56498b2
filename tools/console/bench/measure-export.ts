import type { Hono } from 'hono';
import type { ConsoleEnv } from '../src/view/view.ts';
import { origin } from '../src/testing/console-browser.ts';

/** What an export takes that is read to its end. */
export interface ExportFigures {
  readonly status: number;
  readonly megabytes: number;
  /** That were alive at once, beside what was alive before. */
  readonly heapMegabytes: number;
  readonly processorSeconds: number;
}

const million = 1_000_000;
/** How many pieces arrive between two looks at the heap. */
const piecesBetween = 20;

/** Needs `--expose-gc`: what is alive is what stays after a collection. */
export const measureExport = async (app: Hono<ConsoleEnv>, path: string): Promise<ExportFigures> => {
  const before = heapAlive();
  const cpuBefore = process.cpuUsage();
  const answer = await app.request(`${origin}${path}`, { headers: { host: new URL(origin).host } });
  let [bytes, pieces, most] = [0, 0, 0];
  const body: AsyncIterable<Uint8Array> = answer.body ?? ReadableStream.from<Uint8Array>([]);
  for await (const piece of body) {
    bytes += piece.length;
    pieces += 1;
    if (pieces % piecesBetween === 0) most = Math.max(most, heapAlive() - before);
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    status: answer.status,
    megabytes: bytes / million,
    heapMegabytes: most / million,
    processorSeconds: (user + system) / million,
  };
};

const heapAlive = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
