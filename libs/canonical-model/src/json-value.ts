import * as v from 'valibot';

/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Deeper than any catalogue needs, and shallow enough for recursive code. */
export const maxJsonDepth = 32;

/**
 * Whether a value stays the same when it is written as JSON and read back: no `undefined`, no functions, no `NaN`, no cycles, at most
 * {@link maxJsonDepth} levels of objects and arrays.
 *
 * @example
 * isJsonValue({ color: ['Blue', null] }); // true
 * isJsonValue({ weight: Number.NaN }); // false
 */
export const isJsonValue = (value: unknown, depth = maxJsonDepth): value is JsonValue => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isJsonValue(item, depth - 1));

  return isPlainObject(value) && Object.values(value).every((item) => isJsonValue(item, depth - 1));
};

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** {@link isJsonValue} as a schema. */
export const jsonValueSchema = v.custom<JsonValue>((value) => isJsonValue(value), 'Expected a JSON value');

/**
 * Whether a value is a JSON object: neither `null` nor a list.
 *
 * @example
 * isRecord({}); // true
 * isRecord([]); // false
 */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
