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
 * @throws {@link BodyTooLarge} past `limit` bytes; {@link UnreadableBody} when it is not UTF-8; whatever the connection threw when it broke.
 */
export const readText = async (response: Response, limit = largestBody): Promise<string> => {
  if (!response.body) return '';
  if (isMeasured(response, limit)) return decode(new Uint8Array(await response.arrayBuffer()));

  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by an error cancels the rest of the answer.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw new BodyTooLarge(`more than ${limit.toString()} bytes`);
    chunks.push(chunk);
  }
  return decode(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
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

/** HTTP itself ends the body at its announced length, unless it is inflated afterwards. Several times faster than chunk by chunk. */
const isMeasured = ({ headers }: Response, limit: number): boolean =>
  !headers.has('content-encoding') && Number(headers.get('content-length') ?? Infinity) <= limit;

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
