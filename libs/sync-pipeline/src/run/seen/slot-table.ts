import { free } from './free.ts';
import { hashBytes, isFree, readSlot, type SeenRow, slotBytes, writeSlot } from './seen-row.ts';

const leastSlots = 4;
/** So full is a table before it grows, and by so much it grows: an id takes 40 to 50 bytes. */
const mostLoad = 0.8;
const growth = 1.25;
/** Of a table whose ids are expected: some tables get more than others. */
const firstLoad = 0.7;

/** Slots with open addressing, by the hash that each begins with. */
export class SlotTable {
  #slots: Buffer<ArrayBuffer>;
  #size = 0;

  constructor(expected: number) {
    this.#slots = Buffer.alloc(Math.max(leastSlots, Math.ceil(expected / firstLoad)) * slotBytes);
  }

  /** Of all slots, taken or not. */
  get bytes(): number {
    return this.#slots.length;
  }

  read(hash: Buffer): SeenRow | undefined {
    const at = find(this.#slots, hash, 0);
    return isFree(this.#slots, at) ? undefined : readSlot(this.#slots, at);
  }

  /** Returns whether the id is new. */
  write(hash: Buffer, row: SeenRow): boolean {
    const before = this.#size;
    const at = this.#take(hash, 0);
    hash.copy(this.#slots, at, 0, hashBytes);
    writeSlot(this.#slots, at, row);
    return this.#size > before;
  }

  /** Copies a taken slot of another buffer. Returns whether its id is new. */
  adopt(stored: Buffer, from: number): boolean {
    const before = this.#size;
    const at = this.#take(stored, from);
    stored.copy(this.#slots, at, from, from + slotBytes);
    return this.#size > before;
  }

  *taken(): Generator<Buffer> {
    for (let at = 0; at < this.#slots.length; at += slotBytes)
      if (!isFree(this.#slots, at)) yield this.#slots.subarray(at, at + slotBytes);
  }

  /** The slot of a hash; a free one where it has none. */
  #take(hash: Buffer, from: number): number {
    const at = find(this.#slots, hash, from);
    if (!isFree(this.#slots, at)) return at;

    this.#size += 1;
    if (this.#size * slotBytes <= this.#slots.length * mostLoad) return at;
    this.#grow();
    return find(this.#slots, hash, from);
  }

  #grow(): void {
    const larger = Buffer.alloc(Math.ceil((this.#slots.length / slotBytes) * growth) * slotBytes);
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += slotBytes)
      if (!isFree(slots, at)) slots.copy(larger, find(larger, slots, at), at, at + slotBytes);
    this.#slots = larger;
    free(slots);
  }

  /** Gives its memory back. It cannot be used afterwards. */
  free(): void {
    free(this.#slots);
  }
}

/** Where a hash is, or the free slot that it would take. */
const find = (slots: Buffer, hash: Buffer, from: number): number => {
  const [low, high] = [hash.readUInt32LE(from), hash.readUInt32LE(from + 4)]; // compared as numbers, because a view of each slot costs more than all the rest
  for (
    let at = (low % (slots.length / slotBytes)) * slotBytes;
    ;
    at = at + slotBytes === slots.length ? 0 : at + slotBytes
  )
    if (isFree(slots, at) || (slots.readUInt32LE(at) === low && slots.readUInt32LE(at + 4) === high)) return at;
};
