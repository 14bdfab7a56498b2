import { compress, decompress } from './compress.ts';
import { sha256 } from './fingerprint.ts';

/** The newest version seen of one id. */
export interface SeenRow {
  /** The last pass that brought the id. */
  readonly pass: number;
  /** Milliseconds since 1970; NaN when unknown. */
  readonly modified: number;
  /** 32 bits of the row's digest, to recognize a changed row. */
  readonly content: number;
  readonly slice: number;
  readonly part: number;
  readonly row: number;
  /** A number of the page that brought it, within its slice. */
  readonly page: number;
  /** A version of it was in an earlier slice. */
  readonly repeat: boolean;
  /** Several rows have the id, and none of them is sent. */
  readonly conflict: boolean;
  /** The pass in which several rows of the id were summed; 0: never. */
  readonly joined: number;
  /** The mapping gives it the product id that is its own id. */
  readonly own: boolean;
}

const idBytes = 8;
const slotBytes = 32;

/**
 * Ids that a run has seen, with where their newest version lies: 32 bytes an id at a load of at most one half, so that a million ids take 64 MiB where a
 * `Map` of strings takes several times that. Ids are kept as 64 bits of SHA-256: among a million the chance of two alike is 3 × 10^-8.
 */
export class SeenIndex {
  #slots: Buffer;
  #capacity: number;
  #size = 0;

  constructor(capacity = 64) {
    this.#capacity = capacity;
    this.#slots = Buffer.alloc(capacity * slotBytes);
  }

  get size(): number {
    return this.#size;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  get(id: string): SeenRow | undefined {
    const at = this.#find(hashOf(id));
    return this.#isFree(at) ? undefined : this.#read(at);
  }

  set(id: string, row: SeenRow): void {
    if ((this.#size + 1) * 2 > this.#capacity) this.#grow();
    const hash = hashOf(id);
    const at = this.#find(hash);
    if (this.#isFree(at)) {
      hash.copy(this.#slots, at);
      this.#size += 1;
    }
    this.#write(at, row);
  }

  /** Only the taken slots, compressed. */
  toBytes(): Uint8Array {
    const taken: Buffer[] = [];
    for (let at = 0; at < this.#slots.length; at += slotBytes)
      if (!this.#isFree(at)) taken.push(this.#slots.subarray(at, at + slotBytes));
    return compress(Buffer.concat(taken));
  }

  static fromBytes(bytes: Uint8Array): SeenIndex {
    const slots = decompress(bytes);
    const count = slots.length / slotBytes;
    const index = new SeenIndex(2 ** Math.ceil(Math.log2(Math.max(64, count * 2 + 2))));
    for (let from = 0; from < slots.length; from += slotBytes) index.#adopt(slots, from);
    return index;
  }

  #adopt(slots: Buffer, from: number): void {
    const at = this.#find(slots.subarray(from, from + idBytes));
    slots.copy(this.#slots, at, from, from + slotBytes);
    this.#size += 1;
  }

  #grow(): void {
    const old = this.#slots;
    this.#capacity *= 2;
    this.#slots = Buffer.alloc(this.#capacity * slotBytes);
    this.#size = 0;
    for (let from = 0; from < old.length; from += slotBytes) if (old[from + 30] !== 0) this.#adopt(old, from);
  }

  #find(hash: Buffer): number {
    const [low, high] = [hash.readUInt32LE(0), hash.readUInt32LE(4)]; // compared as numbers, because a view of each slot costs more than all the rest
    let slot = low % this.#capacity;
    for (;;) {
      const at = slot * slotBytes;
      if (this.#isFree(at) || (this.#slots.readUInt32LE(at) === low && this.#slots.readUInt32LE(at + 4) === high))
        return at;
      slot = (slot + 1) % this.#capacity;
    }
  }

  /** A taken slot has a pass, which counts from 1. */
  #isFree(at: number): boolean {
    return this.#slots[at + 30] === 0;
  }

  #read(at: number): SeenRow {
    const flags = this.#slots.readUInt8(at + 31);
    return {
      modified: this.#slots.readDoubleLE(at + 8),
      content: this.#slots.readUInt32LE(at + 16),
      row: this.#slots.readUInt32LE(at + 20),
      slice: this.#slots.readUInt16LE(at + 24),
      part: this.#slots.readUInt16LE(at + 26),
      page: this.#slots.readUInt16LE(at + 28),
      pass: this.#slots.readUInt8(at + 30),
      repeat: (flags & 1) !== 0,
      conflict: (flags & 2) !== 0,
      own: (flags & 4) !== 0,
      joined: flags >> 3,
    };
  }

  #write(at: number, { modified, content, row, slice, part, page, pass, ...flags }: SeenRow): void {
    this.#slots.writeDoubleLE(modified, at + 8);
    this.#slots.writeUInt32LE(content, at + 16);
    this.#slots.writeUInt32LE(row, at + 20);
    this.#slots.writeUInt16LE(slice, at + 24);
    this.#slots.writeUInt16LE(part, at + 26);
    this.#slots.writeUInt16LE(page % 0x10000, at + 28);
    this.#slots.writeUInt8(pass, at + 30);
    this.#slots.writeUInt8(
      Number(flags.repeat) | (Number(flags.conflict) << 1) | (Number(flags.own) << 2) | (flags.joined << 3),
      at + 31,
    );
  }
}

/** The id that was looked up last: a row is looked up several times before the next one. */
const last = { id: '', hash: sha256('').subarray(0, idBytes) };

const hashOf = (id: string): Buffer => {
  if (id !== last.id) {
    last.hash = sha256(id).subarray(0, idBytes);
    last.id = id;
  }
  return last.hash;
};
