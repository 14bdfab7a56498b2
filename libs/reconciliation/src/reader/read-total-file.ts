import type { Dialect } from '../rules/side-schema.ts';
import type { SourceFile } from './bytes/source-file.ts';
import { shown } from './column-plan.ts';
import type { Claim } from './control-total.ts';
import { FileRejected } from './file-rejected.ts';
import { createReadTotal } from './values/read-cents.ts';

/** No sum is longer. Nothing more is read of a large file under this name. */
const mostBytes = 200;

/**
 * Reads what the file beside a file claims.
 *
 * @returns the claim, or `undefined` when the dialect declares no such file
 * @throws {@link FileRejected} when it is missing, or is not one line with a sum
 */
export const readTotalFile = async (
  fileName: string,
  dialect: Dialect,
  totalFile: SourceFile | undefined,
): Promise<Claim | undefined> => {
  const { total_file: suffix } = dialect;
  if (suffix === undefined) return undefined;
  const reject = (sentence: string): never => {
    throw new FileRejected('CONTROL_TOTAL', fileName, `its total file '${fileName}${suffix}' ${sentence}`);
  };
  if (!totalFile) return reject('is missing. Send it before the file.');
  const text = await startOf(totalFile);
  if (text.trim() === '') return reject('is empty. Send it again with the sum, before the file.');
  return (
    claimIn(text, dialect) ??
    reject(
      `is not one line with the sum, written as the file writes amounts, and perhaps ${shown(dialect.delimiter)} and the number of rows. Correct it, and send it before the file.`,
    )
  );
};

/** One byte above the limit is enough to refuse it. */
const startOf = async (file: SourceFile): Promise<string> => {
  let bytes = Buffer.alloc(0);
  for await (const chunk of file.open()) {
    bytes = Buffer.concat([bytes, chunk.subarray(0, mostBytes + 1 - bytes.length)]);
    if (bytes.length > mostBytes) break;
  }
  return bytes.toString('utf8');
};

const claimIn = (text: string, dialect: Dialect): Claim | undefined => {
  const [line = '', afterEnd = '', ...more] = text.split(/\r?\n/);
  if (text.length > mostBytes || afterEnd !== '' || more.length > 0) return undefined;
  const [sum = '', rows, ...cells] = line.trim().split(dialect.delimiter);
  const bytes = Buffer.from(sum.trim());
  const cents = createReadTotal(dialect)(bytes, 0, bytes.length);
  if (!Number.isInteger(cents) || cells.length > 0) return undefined;
  if (rows === undefined) return { cents: BigInt(cents) };
  return /^\d{1,12}$/.test(rows.trim()) ? { cents: BigInt(cents), rows: Number(rows) } : undefined;
};
