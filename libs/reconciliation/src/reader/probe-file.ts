import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Dialect } from '../rules/side-schema.ts';
import { FileRejected } from './file-rejected.ts';
import { refuseKind } from './bytes/file-kind.ts';
import type { Encoding, SourceFile } from './bytes/source-file.ts';
import { refuseMixed } from './bytes/mixed-encodings.ts';

/** What one pass over the bytes of a file shows. */
export interface FileProbe {
  readonly bytes: number;
  /** SHA-256 of all bytes, in hex. */
  readonly sha256: string;
  readonly encoding: Encoding;
  /** Whether a byte order mark is at the start. */
  readonly hasMark: boolean;
}

/**
 * Reads a file once: its hash, and its encoding by proof. A byte order mark decides; then the pattern of NULs that UTF-16
 * leaves; then UTF-8 when *every* byte of the file is valid; else Windows-1252.
 *
 * @throws {@link FileRejected} for an empty file, for another kind of file under this name, and for an encoding that contradicts the declared one
 */
export const probeFile = async (file: SourceFile, declared: Dialect['encoding']): Promise<FileProbe> => {
  const hash = createHash('sha256');
  const utf8 = createUtf8Proof();
  let head = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of file.open()) {
    hash.update(chunk);
    utf8.add(chunk);
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
    bytes += chunk.length;
  }
  if (bytes === 0)
    throw new FileRejected('FILE_EMPTY', file.name, 'it is empty. Send it again with its header and rows.');
  refuseKind(head, file.name);

  const mark = markOf(head);
  const found = mark ?? nulPattern(head) ?? (utf8.isValid() ? 'utf-8' : 'windows-1252');
  const encoding = agree(declared, found, mark !== undefined, file.name);
  if (found === 'windows-1252' && declared === 'auto') await refuseMixed(file);
  return { bytes, sha256: hash.digest('hex'), encoding, hasMark: mark !== undefined };
};

const headBytes = 4096;

const markOf = (head: Buffer): Encoding | undefined => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
};

/** Text of Latin letters in UTF-16 has a NUL in nearly every pair of bytes, always on the same side. */
const nulPattern = (head: Buffer): Encoding | undefined => {
  const nuls = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const most = head.length / 2;
  if (odd > most * 0.8 && even === 0) return 'utf-16le';
  return even > most * 0.8 && odd === 0 ? 'utf-16be' : undefined;
};

const agree = (declared: Dialect['encoding'], found: Encoding, hasMark: boolean, name: string): Encoding => {
  if (declared === 'auto' || found.startsWith(declared)) return found;
  // Every text is some text in Windows-1252, and one without accents is the same in both.
  if (declared === 'windows-1252' && !hasMark && found === 'utf-8') return 'windows-1252';
  throw new FileRejected('ENCODING', name, `its text is ${found}, and the rule document declares ${declared}.`);
};

/** Proves UTF-8 over chunks that may cut a character. */
const createUtf8Proof = () => {
  let valid = true;
  let rest: Uint8Array = new Uint8Array();
  return {
    add: (chunk: Uint8Array): void => {
      if (!valid) return;
      const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = lastBoundary(joined);
      valid = isUtf8(joined.subarray(0, end));
      rest = Uint8Array.from(joined.subarray(end));
    },
    isValid: (): boolean => valid && rest.length === 0,
  };
};

/** Where the last character that may be cut begins; the end, when none is. */
const lastBoundary = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
};
