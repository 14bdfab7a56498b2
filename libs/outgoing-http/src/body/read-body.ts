import { BodyTooLarge } from '../errors/shared-errors.ts';

/** The body of one answer, as far as it could be read. */
export type ReadBody =
  | {
      readonly kind: 'json';
      readonly value: unknown;
      /** A part was not UTF-8: U+FFFD stands in its place. Only with `lenient`. */
      readonly damaged?: true;
    }
  /** No byte, or nothing but white space. */
  | { readonly kind: 'empty' }
  /** Complete, and not JSON. `problem` completes "answered with …" and quotes nothing; `text` is the body, where it is UTF-8. */
  | { readonly kind: 'unreadable'; readonly problem: string; readonly text?: string }
  /** The connection ended before the body did. */
  | { readonly kind: 'cut'; readonly cause: unknown };

export interface ReadBodyOptions {
  /** Ends the reading: its reason is thrown. */
  readonly signal: AbortSignal;
  /** Bytes after inflation, checked here as well because a caller may bring a `fetch` without a cap. @defaultValue 64 MiB */
  readonly maxBytes?: number;
  /** Levels of nesting; deeper JSON is `unreadable`. @defaultValue 100 */
  readonly maxDepth?: number;
  /** @defaultValue `JSON.parse` */
  readonly parse?: (text: string) => unknown;
  /** Reads a body that is not UTF-8 everywhere, where it is JSON all the same, and marks it `damaged`. @defaultValue false: it is `unreadable` */
  readonly lenient?: boolean;
}

/**
 * Reads an answer to its end, as UTF-8 (strict unless `lenient`) and JSON. What is wrong with the body is data.
 *
 * @throws {@link BodyTooLarge} past `maxBytes`; the signal's reason when it aborts.
 *
 * @example
 * const body = await readBody(response, { signal });
 * if (body.kind === 'json') console.log(body.value);
 */
export const readBody = async (response: Response, options: ReadBodyOptions): Promise<ReadBody> => {
  const { signal, maxBytes = 64 * 1024 * 1024, maxDepth = 100, parse = JSON.parse, lenient = false } = options;
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(response, signal, maxBytes);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BodyTooLarge) throw error;
    return { kind: 'cut', cause: error };
  }
  const body = parseBody(bytes, { maxDepth, parse, decoder: strictUtf8 });
  if (!lenient || body.kind !== 'unreadable' || body.text !== undefined) return body;
  const damaged = parseBody(bytes, { maxDepth, parse, decoder: lenientUtf8 });
  return damaged.kind === 'json' ? { ...damaged, damaged: true } : body;
};

/** Aborts by cancelling the stream itself, because a fetch may forget its signal once it has resolved with the head (seen on Node 24). */
const readBytes = async (response: Response, signal: AbortSignal, maxBytes: number): Promise<Uint8Array> => {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return new Uint8Array();
  const cancel = (): void => {
    reader.cancel(signal.reason).catch(() => undefined); // read() reports what broke the stream
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    for (let bytes = 0; ; ) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
      bytes += value.byteLength;
      if (bytes > maxBytes) throw new BodyTooLarge(URL.parse(response.url)?.hostname ?? 'the host', maxBytes);
      chunks.push(value);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
};

const strictUtf8 = new TextDecoder('utf-8', { fatal: true }); // a lenient decoder would write U+FFFD silently

const lenientUtf8 = new TextDecoder('utf-8');

interface ParseOptions extends Pick<Required<ReadBodyOptions>, 'maxDepth' | 'parse'> {
  readonly decoder: { readonly decode: (bytes: Uint8Array) => string };
}

const parseBody = (bytes: Uint8Array, { maxDepth, parse, decoder }: ParseOptions): ReadBody => {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { kind: 'unreadable', problem: 'text that is not UTF-8' };
  }
  if (text.trim() === '') return { kind: 'empty' };
  if (maxDepth < Infinity && nesting(text) > maxDepth)
    return { kind: 'unreadable', problem: `JSON nested deeper than ${String(maxDepth)} levels`, text };
  try {
    return { kind: 'json', value: parse(text) };
  } catch {
    return { kind: 'unreadable', problem: /^\s*</.test(text) ? 'HTML' : 'JSON that is cut or broken', text }; // the parser's message quotes the body
  }
};

/** Brackets open at once. Those inside strings count too: the error is on the safe side, and no honest body has a hundred of them open. */
const nesting = (text: string): number => {
  let depth = 0;
  let most = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index) | 0x20; // without the bit in which they differ, `[` is `{` and `]` is `}`
    if (character === 0x7b) most = Math.max(most, (depth += 1));
    else if (character === 0x7d) depth -= 1;
  }
  return most;
};
