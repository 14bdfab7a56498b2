import type { Issue } from './issue.ts';

/** A value, perhaps with warnings. */
export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
  readonly warnings: readonly Issue[];
}

/** Every reason why a record was rejected. */
export interface Refused {
  readonly ok: false;
  readonly issues: readonly [Issue, ...Issue[]];
}

/** The outcome of one step for one record: a value, or the issues that reject it. Returned, never thrown. */
export type Result<T> = Accepted<T> | Refused;

/**
 * Makes the result of a record that passed.
 *
 * @example
 * accepted({ id: 'PROD001' }).ok; // true
 */
export const accepted = <T>(value: T, warnings: readonly Issue[] = []): Accepted<T> => ({ ok: true, value, warnings });

/**
 * Makes the result of a record that was rejected.
 *
 * @example
 * refused({ path: 'ean', code: 'mapping/pattern', expected: '^[0-9]{13}$', received: '750123' }).ok; // false
 */
export const refused = (first: Issue, ...others: readonly Issue[]): Refused => ({
  ok: false,
  issues: [first, ...others],
});
