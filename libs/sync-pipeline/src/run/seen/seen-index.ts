import { decompress } from '../compress.ts';
import { sha256 } from '../fingerprint.ts';
import type { Chunks } from '../object-store.ts';
import { free } from './free.ts';
import { compressMembers, membersOf } from './gzip-members.ts';
import { hashBytes, isFree, type SeenRow, slotBytes } from './seen-row.ts';
import { SlotTable } from './slot-table.ts';

const tables = 256;
/** Stored in pieces, so that little is in memory beside the index. */
const pieceBytes = 256 * 1024;

/**
 * Ids that a run has seen, with where their newest version lies: 32 bytes an id in slots that are 0.64 to 0.8 full, so that a million ids take about 45 MB
 * where a `Map` of strings takes several times that. Ids are kept as 64 bits of SHA-256: among a million the chance of two alike is 3 × 10^-8.
 *
 * One byte of the hash decides the table, so growing needs memory for one of 256 tables.
 */
export class SeenIndex {
  readonly #tables = new Map<number, SlotTable>();
  readonly #expected: number;
  #size = 0;

  /** @param expected so many ids are to come: they then need no larger tables */
  constructor(expected = 0) {
    this.#expected = expected;
  }

  get size(): number {
    return this.#size;
  }

  /** How much memory it takes. */
  get bytes(): number {
    return this.#tables.values().reduce((sum, table) => sum + table.bytes, 0);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  get(id: string): SeenRow | undefined {
    const hash = hashOf(id);
    return this.#tableOf(hash, 0).read(hash);
  }

  set(id: string, row: SeenRow): void {
    const hash = hashOf(id);
    if (this.#tableOf(hash, 0).write(hash, row)) this.#size += 1;
  }

  /** Only the taken slots, compressed. Gives the memory of each table back as soon as it is written, so only the size of the index can be asked for afterwards. */
  takeBytes(): Buffer<ArrayBuffer> {
    const bytes = this.#size * slotBytes;
    return compressMembers(this.#pieces(), { bytes, pieces: Math.max(1, Math.ceil(bytes / pieceBytes)) });
  }

  /**
   * Reads what {@link takeBytes} has given, in chunks of any size.
   *
   * @throws Error when these are not the bytes of an index, or not all of them.
   */
  static async read(chunks: Chunks): Promise<SeenIndex> {
    let index: SeenIndex | undefined;
    for await (const { bytes, following } of membersOf(chunks)) {
      const piece = decompress(bytes, pieceBytes);
      if (piece.length % slotBytes !== 0) throw new RangeError('The last slot is cut.');
      index ??= new SeenIndex(((following + 1) * piece.length) / slotBytes); // the first piece is the longest
      for (let from = 0; from < piece.length; from += slotBytes) index.#adopt(piece, from);
      free(piece);
    }
    return index ?? new SeenIndex();
  }

  /** Gives its memory back at once, because what follows needs it. It cannot be used afterwards. */
  free(): void {
    for (const table of this.#tables.values()) table.free();
  }

  #adopt(piece: Buffer, from: number): void {
    if (isFree(piece, from) || !this.#tableOf(piece, from).adopt(piece, from))
      throw new RangeError('A slot is free, or two have one id.');
    this.#size += 1;
  }

  /** Each is valid until the next one is asked for. */
  *#pieces(): Generator<Buffer> {
    const piece = Buffer.alloc(Math.min(pieceBytes, this.#size * slotBytes));
    let length = 0;
    for (const table of this.#tables.values()) {
      for (const taken of table.taken()) {
        length += taken.copy(piece, length);
        if (length < piece.length) continue;
        yield piece;
        length = 0;
      }
      table.free();
    }
    if (length > 0 || this.#size === 0) yield piece.subarray(0, length);
  }

  #tableOf(slots: Buffer, from: number): SlotTable {
    const number = slots.readUInt8(from + hashBytes - 1);
    const known = this.#tables.get(number);
    if (known) return known;
    const table = new SlotTable(this.#expected / tables);
    this.#tables.set(number, table);
    return table;
  }
}

/** The id that was looked up last: a row is looked up several times before the next one. */
const last = { id: '', hash: sha256('').subarray(0, hashBytes) };

const hashOf = (id: string): Buffer => {
  if (id !== last.id) {
    last.hash = sha256(id).subarray(0, hashBytes);
    last.id = id;
  }
  return last.hash;
};
