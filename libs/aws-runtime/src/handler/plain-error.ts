/** An error without enumerable properties beyond name, code and kind. */
export type PlainError = Error & { readonly code?: string; readonly kind?: string };

const shown = new Set(['name', 'code', 'kind']);

/**
 * The error without further enumerable properties.
 *
 * Lambda prints every enumerable property of a thrown error, and HTTP clients attach requests, headers and responses to theirs.
 * Name, message, stack, code and kind stay.
 */
export const plainError = (thrown: unknown): PlainError => {
  const error = thrown instanceof Error ? thrown : new Error(`A non-Error value was thrown: ${typeof thrown}.`);
  if (Object.keys(error).every((key) => shown.has(key))) return error;

  const plain = new Error(error.message);
  const { name, stack, code, kind } = error as PlainError;
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
