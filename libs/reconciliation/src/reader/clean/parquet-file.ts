import type { ColumnChunk, Encoding, FileMetaData, PageHeader, ParquetType } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';

/** A column without nulls, so that a page holds its values and nothing else. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
}

const magic = Buffer.from('PAR1');

/**
 * Makes a Parquet file of columns that are bytes already, in their plain encoding and not compressed. The libraries for it take
 * values, and an object for each cell would cost more than all reading.
 */
export class ParquetFile {
  readonly #columns: readonly ParquetColumn[];
  readonly #groups: FileMetaData['row_groups'] = [];
  /** Of what was handed out. */
  #bytes = 0;

  constructor(columns: readonly ParquetColumn[]) {
    this.#columns = columns;
  }

  /**
   * Adds rows.
   *
   * @param values - the bytes of each column, in the order of the columns; none of a column of empty texts
   * @returns the pieces of the file in their order, the values among them as they are
   */
  addGroup(rows: number, values: readonly Uint8Array[]): readonly Uint8Array[] {
    const pieces: Uint8Array[] = this.#bytes === 0 ? [this.#out(magic)] : [];
    const before = this.#bytes;
    const columns = this.#columns.map((column, at): ColumnChunk => {
      const page = values[at] ?? new Uint8Array();
      const start = this.#bytes;
      if (page.length > 0) {
        pieces.push(this.#out(dataPage(rows, page.length, 'PLAIN')), this.#out(page));
        return chunkOf(column, rows, start, this.#bytes - start);
      }
      pieces.push(this.#out(oneEmptyText()));
      const dataStart = this.#bytes;
      pieces.push(this.#out(theFirstText(rows)));
      return chunkOf(column, rows, start, this.#bytes - start, dataStart);
    });
    this.#groups.push({ columns, total_byte_size: BigInt(this.#bytes - before), num_rows: BigInt(rows) });
    return pieces;
  }

  /** @returns what follows the last row */
  end(): readonly Uint8Array[] {
    const writer = new ByteWriter();
    const metadata: Omit<FileMetaData, 'metadata_length'> = {
      version: 1,
      schema: [
        { name: 'rows', num_children: this.#columns.length },
        ...this.#columns.map(({ name, type }) => ({
          name,
          type,
          repetition_type: 'REQUIRED' as const,
          ...(type === 'BYTE_ARRAY' && { converted_type: 'UTF8' as const }),
        })),
      ],
      num_rows: this.#groups.reduce((all, { num_rows: rows }) => all + rows, 0n),
      row_groups: this.#groups,
      created_by: 'siesa-integration',
    };
    const before = this.#bytes === 0 ? [this.#out(magic)] : [];
    writeMetadata(writer, metadata as FileMetaData); // it writes the length itself
    return [...before, writer.getBytes(), magic];
  }

  #out(piece: Uint8Array): Uint8Array {
    this.#bytes += piece.length;
    return piece;
  }
}

const dataPage = (rows: number, bytes: number, encoding: Encoding): Uint8Array =>
  headerOf({
    type: 'DATA_PAGE',
    uncompressed_page_size: bytes,
    compressed_page_size: bytes,
    data_page_header: {
      num_values: rows,
      encoding,
      definition_level_encoding: 'RLE',
      repetition_level_encoding: 'RLE',
    },
  });

/** A dictionary that has the empty text. */
const oneEmptyText = (): Uint8Array => {
  const length = Buffer.alloc(4);
  const header = headerOf({
    type: 'DICTIONARY_PAGE',
    uncompressed_page_size: length.length,
    compressed_page_size: length.length,
    dictionary_page_header: { num_values: 1, encoding: 'PLAIN' },
  });
  return Buffer.concat([header, length]);
};

/** The first text of the dictionary in each row: places of one bit, and one run of them. */
const theFirstText = (rows: number): Uint8Array => {
  const places = new ByteWriter();
  places.appendUint8(1);
  places.appendVarInt(rows << 1);
  places.appendUint8(0);
  return Buffer.concat([dataPage(rows, places.offset, 'RLE_DICTIONARY'), places.getBytes()]);
};

const headerOf = (header: PageHeader): Uint8Array => {
  const writer = new ByteWriter();
  writePageHeader(writer, header);
  return writer.getBytes();
};

/** @param afterDictionary where its data begins, of a column with a dictionary */
const chunkOf = (
  { name, type }: ParquetColumn,
  rows: number,
  start: number,
  bytes: number,
  afterDictionary?: number,
): ColumnChunk => ({
  file_offset: BigInt(start),
  meta_data: {
    type,
    encodings: afterDictionary === undefined ? ['PLAIN', 'RLE'] : ['PLAIN', 'RLE_DICTIONARY', 'RLE'],
    path_in_schema: [name],
    codec: 'UNCOMPRESSED',
    num_values: BigInt(rows),
    total_uncompressed_size: BigInt(bytes),
    total_compressed_size: BigInt(bytes),
    data_page_offset: BigInt(afterDictionary ?? start),
    ...(afterDictionary !== undefined && { dictionary_page_offset: BigInt(start) }),
  },
});
