import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
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
  return { name: basename(path), open: () => createReadStream(path, { highWaterMark: chunkBytes }) };
};
