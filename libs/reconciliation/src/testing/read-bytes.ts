import type { BadRow } from '../reader/bad-row.ts';
import { readCleanFile } from './clean-rows.ts';
import { type FileReading, readFile } from '../reader/read-file.ts';
import type { SourceFile } from '../reader/bytes/source-file.ts';
import { bundledRules } from '../rules/rule-documents.ts';
import type { Dialect, Side } from '../rules/side-schema.ts';

/** A file in memory, given out in chunks of one size. */
export const fileOf = (content: string | Uint8Array, chunkBytes = 1 << 20, name = 'file.csv'): SourceFile => {
  const bytes = Buffer.from(content);
  return {
    name,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        await Promise.resolve();
        yield Uint8Array.from(bytes.subarray(at, at + chunkBytes));
      }
    },
  };
};

/** The supplier's side of the reference, with another dialect. */
export const supplierSide = (dialect: Partial<Dialect> = {}): Side => {
  const side = bundledRules('supplier-orders').file;
  return { ...side, dialect: { ...side.dialect, ...dialect } };
};

/** 2026-02-16, the day after that of the fixtures. */
export const dayOfTests = 20_500;

export interface Collected {
  readonly reading: FileReading;
  /** Each clean row, with `|` between its cells; without its compared texts where there are none. */
  readonly rows: readonly string[];
  /** Each problem as `line column code`. */
  readonly bad: readonly string[];
  /** The clean file. */
  readonly clean: Uint8Array;
  readonly badRows: readonly BadRow[];
}

/** Reads a whole file in memory. */
export const readBytes = async (
  content: string | Uint8Array,
  {
    side = supplierSide(),
    chunkBytes,
    badRowsPercent,
    totalFile,
  }: { side?: Side; chunkBytes?: number; badRowsPercent?: number; totalFile?: SourceFile | undefined } = {},
): Promise<Collected> => {
  const clean: Buffer[] = [];
  const badRows: BadRow[] = [];
  const reading = await readFile(fileOf(content, chunkBytes), {
    side,
    businessDay: dayOfTests,
    ...(badRowsPercent !== undefined && { badRowsPercent }),
    totalFile,
    onClean: (rows) => void clean.push(Buffer.from(rows)),
    onBadRows: (rows) => void badRows.push(...rows),
  });
  const bytes = Buffer.concat(clean);
  return {
    reading,
    clean: bytes,
    badRows,
    rows: (await readCleanFile(bytes)).map(({ rowNo, cents, dayNo, party, k, nome, ativo, lote, campos }) =>
      [rowNo, cents, dayNo, party, k, nome, ativo, lote, ...(campos === '' ? [] : [campos])].join('|'),
    ),
    bad: badRows.flatMap(({ line, problems }) =>
      problems.map(({ column, code }) => [String(line), column, code].filter((part) => part !== '').join(' ')),
    ),
  };
};
