import { printable } from '../text/printable.ts';

/** The usual names, the most usual first. */
const names = ['x-request-id', 'request-id', 'x-correlation-id', 'x-amzn-requestid', 'x-amzn-trace-id', 'cf-ray'];

const longest = 200;

/**
 * The id that a server gave to a request, by which its people find it in their logs; `undefined` when the answer names none.
 *
 * @example
 * requestIdOf(new Headers({ 'x-request-id': '7f3a' })); // '7f3a'
 */
export const requestIdOf = (headers: Headers): string | undefined => {
  const id = names.map((name) => headers.get(name)?.trim()).find((value) => value !== undefined && value !== '');
  return id === undefined ? undefined : printable(id.slice(0, longest));
};
