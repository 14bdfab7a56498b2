import type { Issue } from './issue.ts';

/** A record that went on, perhaps with warnings. */
export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
  readonly warnings: readonly Issue[];
}

/** A record that cannot go on, and every reason why. */
export interface Refused {
  readonly ok: false;
  readonly issues: readonly [Issue, ...Issue[]];
}

/** What a step makes of one record: a value, or the issues that stop it. Never thrown. */
export type Result<T> = Accepted<T> | Refused;

/**
 * The record goes on.
 *
 * @example
 * accepted({ id: 'PROD001' }).ok; // true
 */
export const accepted = <T>(value: T, warnings: readonly Issue[] = []): Accepted<T> => ({ ok: true, value, warnings });

/**
 * The record stops here.
 *
 * @example
 * refused({ path: 'ean', code: 'mapping/pattern', expected: '^[0-9]{13}$', received: '750123' }).ok; // false
 */
export const refused = (first: Issue, ...others: readonly Issue[]): Refused => ({
  ok: false,
  issues: [first, ...others],
});
