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

/** A slot begins with the hash of its id. */
export const hashBytes = 8;
export const slotBytes = 32;

/** A taken slot has a pass, which counts from 1. */
export const isFree = (slots: Buffer, at: number): boolean => slots[at + 30] === 0;

export const readSlot = (slots: Buffer, at: number): SeenRow => {
  const flags = slots.readUInt8(at + 31);
  return {
    modified: slots.readDoubleLE(at + 8),
    content: slots.readUInt32LE(at + 16),
    row: slots.readUInt32LE(at + 20),
    slice: slots.readUInt16LE(at + 24),
    part: slots.readUInt16LE(at + 26),
    page: slots.readUInt16LE(at + 28),
    pass: slots.readUInt8(at + 30),
    repeat: (flags & 1) !== 0,
    conflict: (flags & 2) !== 0,
    own: (flags & 4) !== 0,
    joined: flags >> 3,
  };
};

/** All of a slot but the hash. */
export const writeSlot = (
  slots: Buffer,
  at: number,
  { modified, content, row, slice, part, page, pass, ...flags }: SeenRow,
): void => {
  slots.writeDoubleLE(modified, at + 8);
  slots.writeUInt32LE(content, at + 16);
  slots.writeUInt32LE(row, at + 20);
  slots.writeUInt16LE(slice, at + 24);
  slots.writeUInt16LE(part, at + 26);
  slots.writeUInt16LE(page % 0x10000, at + 28);
  slots.writeUInt8(pass, at + 30);
  slots.writeUInt8(
    Number(flags.repeat) | (Number(flags.conflict) << 1) | (Number(flags.own) << 2) | (flags.joined << 3),
    at + 31,
  );
};
