import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceFile } from '../reader/bytes/source-file.ts';

const chunkBytes = 1 << 20;

/**
 * Opens a file of this machine.
 *
 * @returns `undefined` when there is no such file
 *
 * @example
 * const file = await openFile('./orders.csv');
 * file?.name; // 'orders.csv'
 */
export const openFile = async (path: string): Promise<SourceFile | undefined> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return { name: basename(path), open: () => readChunks(path) };
};

/** One buffer for all chunks: a new one for each would have its pages cleared and the garbage collector run. */
async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
