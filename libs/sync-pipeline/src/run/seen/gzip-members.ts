import { compress } from '../compress.ts';
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
): Uint8Array => {
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

/**
 * The members of a file, each to be inflated by itself. A file of one member without the extra field, as earlier versions wrote it, is one member. Where one is
 * gone or cut, the last cannot be inflated.
 */
export const membersOf = (file: Uint8Array): readonly Uint8Array[] => {
  const members: Uint8Array[] = [];
  let rest = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let left = 1; left > 0; ) {
    const { length, following } = statedIn(rest);
    members.push(rest.subarray(0, length));
    rest = rest.subarray(length);
    left = following;
  }
  return members;
};

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

const statedIn = (rest: Buffer): { readonly length: number; readonly following: number } => {
  const isStated = rest.length >= headerBytes && rest[flagsAt] === hasExtraField;
  if (!isStated) return { length: rest.length, following: 0 };
  return { length: rest.readUInt32LE(fixedBytes + 6), following: rest.readUInt32LE(fixedBytes + 10) };
};
