import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js';

/** The numbers that https://github.com/apache/parquet-format gives to these words. */
const types = { INT32: 1, INT64: 2, BYTE_ARRAY: 6 } as const;
const encodings = { PLAIN: 0, RLE: 3, RLE_DICTIONARY: 8 } as const;
const pages = { data: 0, dictionary: 2 } as const;
const required = 0;
const utf8 = 0;
const uncompressed = 0;

/** A column without nulls, so that a page holds its values and nothing else. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: keyof typeof types;
}

/** A struct of Thrift: `field_1` is the field with the number 1. */
type Struct = Readonly<Record<`field_${number}`, unknown>>;

const magic = Buffer.from('PAR1');

/**
 * Makes a Parquet file of columns that are bytes already, in their plain encoding and not compressed. The libraries for it take
 * values, and an object for each cell would cost more than all reading.
 */
export class ParquetFile {
  readonly #columns: readonly ParquetColumn[];
  readonly #groups: Struct[] = [];
  #rows = 0;
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
    const columns = this.#columns.map((column, at): Struct => {
      const page = values[at] ?? new Uint8Array();
      const start = this.#bytes;
      if (page.length > 0) {
        pieces.push(this.#out(dataPage(rows, page.length, encodings.PLAIN)), this.#out(page));
        return chunkOf(column, rows, start, this.#bytes - start);
      }
      pieces.push(this.#out(oneEmptyText()));
      const dataStart = this.#bytes;
      pieces.push(this.#out(theFirstText(rows)));
      return chunkOf(column, rows, start, this.#bytes - start, dataStart);
    });
    this.#groups.push({ field_1: columns, field_2: BigInt(this.#bytes - before), field_3: BigInt(rows) });
    this.#rows += rows;
    return pieces;
  }

  /** @returns what follows the last row */
  end(): readonly Uint8Array[] {
    const before = this.#bytes === 0 ? [this.#out(magic)] : [];
    const metadata = structOf({
      field_1: 1, // version
      field_2: [{ field_4: 'rows', field_5: this.#columns.length }, ...this.#columns.map(schemaOf)],
      field_3: BigInt(this.#rows),
      field_4: this.#groups,
      field_6: 'siesa-integration', // created_by
    });
    const length = Buffer.alloc(4);
    length.writeUInt32LE(metadata.length);
    return [...before, metadata, length, magic];
  }

  #out(piece: Uint8Array): Uint8Array {
    this.#bytes += piece.length;
    return piece;
  }
}

const structOf = (struct: Struct): Uint8Array => {
  const writer = new ByteWriter();
  serializeTCompactProtocol(writer, struct);
  return writer.getBytes();
};

const schemaOf = ({ name, type }: ParquetColumn): Struct => ({
  field_1: types[type],
  field_3: required,
  field_4: name,
  ...(type === 'BYTE_ARRAY' && { field_6: utf8 }),
});

const dataPage = (rows: number, bytes: number, encoding: number): Uint8Array =>
  structOf({
    field_1: pages.data,
    field_2: bytes,
    field_3: bytes, // not compressed
    // The encodings of levels are stated also where there are none.
    field_5: { field_1: rows, field_2: encoding, field_3: encodings.RLE, field_4: encodings.RLE },
  });

/** A dictionary that has the empty text. */
const oneEmptyText = (): Uint8Array => {
  const length = Buffer.alloc(4);
  const header = structOf({
    field_1: pages.dictionary,
    field_2: length.length,
    field_3: length.length,
    field_7: { field_1: 1, field_2: encodings.PLAIN },
  });
  return Buffer.concat([header, length]);
};

/** The first text of the dictionary in each row: places of one bit, and one run of them. */
const theFirstText = (rows: number): Uint8Array => {
  const places = new ByteWriter();
  places.appendUint8(1);
  places.appendVarInt(rows << 1);
  places.appendUint8(0);
  return Buffer.concat([dataPage(rows, places.offset, encodings.RLE_DICTIONARY), places.getBytes()]);
};

/** @param afterDictionary where its data begins, of a column with a dictionary */
const chunkOf = (
  { name, type }: ParquetColumn,
  rows: number,
  start: number,
  bytes: number,
  afterDictionary?: number,
): Struct => ({
  field_2: BigInt(start),
  field_3: {
    field_1: types[type],
    field_2: [encodings.PLAIN, encodings.RLE, ...(afterDictionary === undefined ? [] : [encodings.RLE_DICTIONARY])],
    field_3: [name],
    field_4: uncompressed,
    field_5: BigInt(rows),
    field_6: BigInt(bytes), // and compressed:
    field_7: BigInt(bytes),
    field_9: BigInt(afterDictionary ?? start),
    ...(afterDictionary !== undefined && { field_11: BigInt(start) }),
  },
});
