import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Gives the value of a column: `undefined` and `null` are an empty cell. */
export type ReadCell = (column: string) => unknown;

export interface RowsToWrite {
  readonly folder: string;
  /** The start of the file's name. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<ReadCell> | Iterable<ReadCell>;
}

const batch = 1_000;

/**
 * Writes rows as a CSV in the default dialect of rule documents. The name holds the beginning of its SHA-256, so a file never changes and the same rows are the
 * same file.
 *
 * @returns its path
 */
export const writeRows = async ({ folder, name, columns, rows }: RowsToWrite): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${name}-${String(process.pid)}.unfinished`);
  const hash = createHash('sha256');
  const to = await open(unfinished, 'w');
  const write = async (lines: readonly string[]): Promise<void> => {
    const text = lines.join('');
    hash.update(text);
    await to.writeFile(text);
  };
  try {
    let lines = [lineOf(columns)];
    for await (const cell of rows) {
      lines.push(lineOf(columns.map((column) => textOf(cell(column)))));
      if (lines.length < batch) continue;
      await write(lines);
      lines = [];
    }
    await write(lines);
  } finally {
    await to.close();
  }
  const path = join(folder, `${name}-${hash.digest('hex').slice(0, 12)}.csv`);
  await rename(unfinished, path);
  return path;
};

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(';')}\n`;

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
