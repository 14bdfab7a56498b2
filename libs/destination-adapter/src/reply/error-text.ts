const longest = 500;

/** Where destinations put their error texts, most specific first. */
const textKeys = ['message', 'error', 'detail', 'description', 'title', 'reason', 'errors', 'code'] as const;

/**
 * The destination's error text in (a part of) an answer: one line of at most 500 characters; empty when there is none.
 *
 * @param redact removes credentials before the text is cut, because half a key is still a secret.
 */
export const errorText = (value: unknown, redact: (text: string) => string): string =>
  shorten(redact(textIn(value, 0)));

/** One line, at most 500 characters. */
export const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

const textIn = (value: unknown, depth: number): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || depth > 3) return '';
  if (Array.isArray(value))
    return value
      .slice(0, 3)
      .map((item: unknown) => textIn(item, depth + 1))
      .filter(Boolean)
      .join('; ');

  for (const key of textKeys) {
    const text = Object.hasOwn(value, key) ? textIn((value as Readonly<Record<string, unknown>>)[key], depth + 1) : '';
    if (text) return text;
  }
  return '';
};
