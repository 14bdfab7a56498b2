import {
  type BadRow,
  checkFile,
  type FileCheck,
  type FileReading,
  openFile,
  readFile,
} from '@siesa-integration/reconciliation';
import { asFileMistake, readRules, sourceFile } from './source-file.ts';

/** What the rules of a document make of a file. */
export interface ReadByRules {
  readonly reading: FileReading;
  /** The first bad rows; `reading` counts all of them. */
  readonly badRows: readonly BadRow[];
}

const shownBadRows = 20;
const msADay = 86_400_000;

/**
 * Looks at a file without reconciling it: how it would be read, or with `rules` how these read it.
 *
 * @param now milliseconds since 1970; dates are in the future from this day on
 * @throws OperatorMistake when the file is missing or refused, or the rules cannot be used
 */
export const checkSource = async (
  path: string,
  {
    rules,
    side = 'file',
    now,
  }: { readonly rules?: string | undefined; readonly side?: 'file' | 'base'; readonly now: number },
): Promise<FileCheck | ReadByRules> => {
  const file = await sourceFile(path);
  try {
    if (rules === undefined) return await checkFile(file);
    const document = await readRules(rules);
    const badRows: BadRow[] = [];
    const { total_file: suffix } = document[side].dialect;
    const reading = await readFile(file, {
      side: document[side],
      businessDay: Math.floor(now / msADay),
      totalFile: suffix === undefined ? suffix : await openFile(`${path}${suffix}`),
      onClean: () => undefined,
      onBadRows: (rows) => void badRows.push(...rows.slice(0, shownBadRows - badRows.length)),
    });
    return { reading, badRows };
  } catch (error) {
    throw asFileMistake(error);
  }
};
