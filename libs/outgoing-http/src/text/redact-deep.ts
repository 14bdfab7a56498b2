import type { Redactor } from './create-redactor.ts';

/**
 * A JSON document in which every text, and every name, went through a redactor. What is no JSON object, list or text is returned as it is.
 *
 * @example
 * JSON.stringify(redactDeep({ note: 'k-12345678', price: 5 }, (text) => text.replace('k-12345678', '***'))); // '{"note":"***","price":5}'
 */
export const redactDeep = (value: unknown, redact: Redactor): unknown => {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redactDeep(item, redact));
  if (!isPlain(value)) return value;

  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
  for (const [name, item] of Object.entries(value))
    Object.defineProperty(copy, redact(name), {
      value: redactDeep(item, redact),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return copy;
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};
