import type { Encoding } from './source-file.ts';
import { fromWindows1252 } from './windows-1252.ts';

const markBytes: Readonly<Record<Encoding, number>> = { 'utf-8': 3, 'windows-1252': 0, 'utf-16le': 2, 'utf-16be': 2 };

/** The bytes of a file as UTF-8 without a mark, in chunks of any size. */
export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  { encoding, hasMark }: { readonly encoding: Encoding; readonly hasMark: boolean },
): AsyncGenerator<Uint8Array> {
  const decode = decoders[encoding]();
  let toSkip = hasMark ? markBytes[encoding] : 0;
  for await (const chunk of chunks) {
    const text = chunk.subarray(toSkip);
    toSkip = Math.max(0, toSkip - chunk.length);
    const decoded = decode(text);
    if (decoded.length > 0) yield decoded;
  }
}

type Decode = (bytes: Uint8Array) => Uint8Array;

const utf16 = (encoding: 'utf-16le' | 'utf-16be') => (): Decode => {
  const decoder = new TextDecoder(encoding); // keeps half a character for the next chunk
  return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8');
};

const decoders: Readonly<Record<Encoding, () => Decode>> = {
  'utf-8': () => (bytes) => bytes,
  'windows-1252': () => fromWindows1252,
  'utf-16le': utf16('utf-16le'),
  'utf-16be': utf16('utf-16be'),
};
