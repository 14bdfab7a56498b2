/**
 * A copy without some fields.
 *
 * @example
 * without({ a: 1, b: 2 }, 'a'); // { b: 2 }
 */
export const without = (
  record: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): Record<string, unknown> => Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
