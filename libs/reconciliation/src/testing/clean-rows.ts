import { parquetReadObjects } from 'hyparquet';
import type { CleanRow } from '../reader/clean/clean-file.ts';
import { CleanWriter } from '../reader/clean/clean-writer.ts';
import type { TextColumn } from '../reader/clean/text-column.ts';

/** The rows of a clean file, read by a library that this project has no part in. */
export const readCleanFile = async (file: Uint8Array): Promise<readonly CleanRow[]> => {
  const bytes = Uint8Array.from(file).buffer;
  const rows = await parquetReadObjects({ file: bytes });
  return rows.map(({ row_no, cents, day_no, ...texts }) => ({
    rowNo: Number(row_no),
    cents: Number(cents),
    dayNo: Number(day_no),
    ...(texts as Pick<CleanRow, 'party' | 'k' | 'nome' | 'ativo' | 'lote' | 'campos'>),
  }));
};

/** A clean file with these rows. */
export const cleanFileOf = (rows: readonly CleanRow[]): Uint8Array => {
  const writer = new CleanWriter();
  const pieces: Uint8Array[] = [];
  const keep = (some: readonly Uint8Array[]): void => void pieces.push(...some.map((piece) => Uint8Array.from(piece)));
  for (const { rowNo, cents, dayNo, party, k, nome, ativo, lote, campos } of rows) {
    writer.begin(rowNo, cents, dayNo);
    const texts = [party, k, nome, ativo, lote];
    for (const [at, column] of writer.texts.entries()) addText(column, texts[at] ?? '');
    addText(writer.compared, campos);
    if (writer.isFull) keep(writer.take());
  }
  keep(writer.end());
  return Buffer.concat(pieces);
};

const addText = (column: TextColumn, text: string): void => {
  const bytes = new TextEncoder().encode(text);
  column.add(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
};
