const longest = 200;

/**
 * A value as an issue shows it, in at most 200 characters.
 *
 * @example
 * shown('750123'); // '750123'
 * shown({ a: 1 }); // 'an object'
 */
export const shown = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return shortened(value);
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `a list of ${String(value.length)}` : 'an object';
    case 'undefined':
      return 'nothing';
    default:
      return `a ${typeof value}`;
  }
};

const shortened = (text: string): string =>
  (text.length > longest ? `${text.slice(0, longest - 1)}…` : text).toWellFormed();
