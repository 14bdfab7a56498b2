const longest = 500;

/** Where products put what they have to say, most telling first. */
const wordKeys = ['message', 'error', 'detail', 'description', 'title', 'reason', 'errors', 'code'] as const;

/**
 * The product's own words about a record or a call, in one line of at most 500 characters; empty when it said nothing.
 *
 * @param redact takes credentials out, before anything is cut: half a key is still a secret.
 */
export const productWords = (said: unknown, redact: (text: string) => string): string =>
  shorten(redact(words(said, 0)));

/** One line, at most 500 characters. */
export const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

const words = (said: unknown, depth: number): string => {
  if (typeof said === 'string') return said;
  if (typeof said === 'number' || typeof said === 'boolean') return String(said);
  if (typeof said !== 'object' || said === null || depth > 3) return '';
  if (Array.isArray(said))
    return said
      .slice(0, 3)
      .map((item: unknown) => words(item, depth + 1))
      .filter(Boolean)
      .join('; ');

  for (const key of wordKeys) {
    const text = Object.hasOwn(said, key) ? words((said as Readonly<Record<string, unknown>>)[key], depth + 1) : '';
    if (text) return text;
  }
  return '';
};
