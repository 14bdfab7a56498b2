/**
 * Describes a JSON value for messages: its kind and its first names, never its data.
 *
 * @example
 * shapeOf({ error: 'no' }); // "an object with 'error'"
 */
export const shapeOf = (value: unknown, depth = 3): string => {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 0
      ? 'an empty list'
      : depth === 0
        ? 'a deep list'
        : `a list that holds ${shapeOf(value[0], depth - 1)}`;
  if (typeof value !== 'object') return `a ${typeof value}`;

  const names = Object.keys(value).slice(0, 5);
  return names.length === 0
    ? 'an empty object'
    : `an object with ${names.map((name) => `'${name.slice(0, 40)}'`).join(', ')}`;
};
