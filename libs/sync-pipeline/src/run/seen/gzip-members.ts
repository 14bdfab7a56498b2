import { compress } from '../compress.ts';
import type { Chunks } from '../object-store.ts';
import { free } from './free.ts';

/*
 * A gzip file may have several members (RFC 1952), and a member an extra field in its header, which readers skip that do not know it. As in the BGZF format,
 * the field holds the member's length, so one member at a time can be inflated; and here how many follow, so that a file shows when some are gone.
 */
const fixedBytes = 10;
const flagsAt = 3;
const hasExtraField = 4;
const extra = { id: Buffer.from('SI'), dataBytes: 8 };
const headerBytes = fixedBytes + 2 + 4 + extra.dataBytes;

/** What zlib adds to a piece that it cannot compress: less than a thousandth, and some bytes. */
const mostBytes = (bytes: number, pieces: number): number => Math.ceil(bytes * 1.001) + pieces * (headerBytes + 64);

/**
 * Compresses each piece as a member of one file. The file is written in place, because members and a file made of them would be in memory at the same time;
 * what is not written of its buffer takes none.
 *
 * @param of how many pieces there are, and their bytes together
 */
export const compressMembers = (
  pieces: Iterable<Uint8Array>,
  of: { readonly pieces: number; readonly bytes: number },
): Buffer<ArrayBuffer> => {
  const file = Buffer.allocUnsafeSlow(mostBytes(of.bytes, of.pieces));
  let [length, following] = [0, of.pieces];
  for (const piece of pieces) {
    const member = compress(piece);
    following -= 1;
    file.set(headerOf(member, following), length);
    file.set(member.subarray(fixedBytes), length + headerBytes);
    length += headerBytes + member.length - fixedBytes;
    free(member);
  }
  return file.subarray(0, length);
};

/** One member of a file. */
export interface GzipMember {
  readonly bytes: Buffer;
  /** How many come after it. */
  readonly following: number;
}

/**
 * The members of a file that is read in chunks of any size, each to be inflated by itself. A file of one member without the extra field, as earlier versions wrote
 * it, is one member. Where one is gone or cut, the last cannot be inflated.
 */
export async function* membersOf(chunks: Chunks): AsyncGenerator<GzipMember> {
  let rest: Uint8Array[] = [];
  let length = 0;
  let stated: StatedMember | undefined;
  let left = 1;
  for await (const chunk of chunks) {
    rest.push(chunk);
    length += chunk.length;
    while (left > 0 && length >= (stated?.length ?? headerBytes)) {
      const whole = Buffer.concat(rest);
      stated ??= statedIn(whole);
      const isWhole = whole.length >= stated.length;
      rest = [isWhole ? whole.subarray(stated.length) : whole];
      if (!isWhole) continue;
      length -= stated.length;
      left = stated.following;
      yield { bytes: whole.subarray(0, stated.length), following: left };
      stated = undefined;
    }
  }
  if (left > 0) yield { bytes: Buffer.concat(rest), following: 0 };
}

/** The header that zlib wrote, which has no optional field, with the extra field. */
const headerOf = (member: Uint8Array, following: number): Buffer => {
  const header = Buffer.alloc(headerBytes);
  header.set(member.subarray(0, fixedBytes));
  header.writeUInt8(hasExtraField, flagsAt);
  header.writeUInt16LE(4 + extra.dataBytes, fixedBytes);
  header.set(extra.id, fixedBytes + 2);
  header.writeUInt16LE(extra.dataBytes, fixedBytes + 4);
  header.writeUInt32LE(member.length - fixedBytes + headerBytes, fixedBytes + 6);
  header.writeUInt32LE(following, fixedBytes + 10);
  return header;
};

interface StatedMember {
  /** Infinity: all that follows. */
  readonly length: number;
  readonly following: number;
}

const statedIn = (header: Buffer): StatedMember =>
  header[flagsAt] === hasExtraField
    ? { length: header.readUInt32LE(fixedBytes + 6), following: header.readUInt32LE(fixedBytes + 10) }
    : { length: Infinity, following: 0 };
