/** An error without enumerable properties beyond name, code and kind. */
export type PlainError = Error & { readonly code?: string; readonly kind?: string };

const shown = new Set(['name', 'code', 'kind']);

/** The error without the secrets that `redact` knows in message and stack; its name, code and kind stay. */
export const redactedError = (error: PlainError, redact: (text: string) => string): PlainError => {
  const message = redact(error.message);
  const stack = error.stack && redact(error.stack);
  if (message === error.message && stack === error.stack) return error;
  return copyOf(error, message, stack);
};

/**
 * The error without further enumerable properties.
 *
 * Lambda prints every enumerable property of a thrown error, and HTTP clients attach requests, headers and responses to theirs.
 * Name, message, stack, code and kind stay.
 */
export const plainError = (thrown: unknown): PlainError => {
  const error = thrown instanceof Error ? thrown : new Error(`A non-Error value was thrown: ${typeof thrown}.`);
  if (Object.keys(error).every((key) => shown.has(key))) return error;

  return copyOf(error, error.message, error.stack);
};

const copyOf = ({ name, code, kind }: PlainError, message: string, stack: string | undefined): PlainError => {
  const plain = new Error(message);
  Object.defineProperties(plain, { name: hidden(name), stack: hidden(stack) });
  return Object.assign(plain, textual({ code, kind }));
};

const hidden = (value: unknown): PropertyDescriptor => ({
  value,
  enumerable: false,
  configurable: true,
  writable: true,
});

const textual = (fields: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'));
