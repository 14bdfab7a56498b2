/** More than the largest honest answer, less than what hurts: 64 MiB, inflated. */
export const largestBody = 64 * 1024 * 1024;

/** Deeper JSON than any product answers. */
const deepest = 100;

/** The answer came whole and cannot be read. Reading it again may help once; then the contract is broken. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
}

/** The answer is larger than the cap. Reading it again cannot help. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * The text of an answer, counted as it comes: `fetch` inflates without limit.
 *
 * @throws {@link BodyTooLarge} past `limit` bytes; {@link UnreadableBody} when it is not UTF-8; the signal's reason; whatever the connection
 * threw when it broke.
 */
export const readText = async (response: Response, signal: AbortSignal, limit = largestBody): Promise<string> => {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return '';

  // The stream itself is cancelled: a fetch may forget its signal once it has handed out the head (seen on Node 24).
  const cancel = (): void => {
    reader.cancel(signal.reason).catch(() => undefined); // what broke the stream is reported by read()
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    for (let bytes = 0; ; ) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return decode(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes));
      bytes += value.byteLength;
      if (bytes > limit) throw new BodyTooLarge(`more than ${limit.toString()} bytes`);
      chunks.push(value);
    }
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};

/**
 * A body as JSON; `undefined` when it is empty.
 *
 * @throws {@link UnreadableBody} when it is not JSON, or nested deeper than 100.
 */
export const parseBody = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  if (nesting(text) > deepest) throw new UnreadableBody('JSON nested too deep');
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBody('not JSON'); // without the parser's words: they quote the body
  }
};

// Not lenient: bad UTF-8 would turn into U+FFFD without a word.
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const decode = (bytes: Uint8Array): string => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw new UnreadableBody('not UTF-8');
  }
};

/** Brackets open at once; those inside strings count too, which only errs on the safe side for bodies that no product sends. */
const nesting = (text: string): number => {
  let depth = 0;
  let most = 0;
  for (let index = 0; index < text.length; index += 1) {
    // Without the bit in which they differ, `[` is `{` and `]` is `}`.
    const character = text.charCodeAt(index) | 0x20;
    if (character === opening) most = Math.max(most, (depth += 1));
    else if (character === closing) depth -= 1;
  }
  return most;
};

const opening = 0x7b;
const closing = 0x7d;
