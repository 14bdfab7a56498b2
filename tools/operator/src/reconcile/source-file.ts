import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { FileRejected, RulesInvalid, type SourceFile } from '@siesa-integration/reconciliation';
import { OperatorMistake } from '../operator-mistake.ts';

const chunkBytes = 1 << 20;

/** @throws {@link OperatorMistake} when there is no such file */
export const sourceFile = async (path: string): Promise<SourceFile> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new OperatorMistake(`The file '${path}' cannot be read: name one that exists.`, { code: 'FILE_UNREADABLE' });
  return { name: basename(path), open: () => createReadStream(path, { highWaterMark: chunkBytes }) };
};

/** What a file or a rule document cannot be used for is for the operator to correct. Anything else stays as it is. */
export const asFileMistake = (error: unknown): unknown => {
  if (error instanceof FileRejected) return new OperatorMistake(error.message, { code: 'FILE_REJECTED', cause: error });
  return error instanceof RulesInvalid ? new OperatorMistake(error.message, { cause: error }) : error;
};
