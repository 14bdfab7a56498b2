import type { Issue } from '@siesa-integration/canonical-model';
import { shown } from './shown.ts';

/** The reason why a value is refused. Returned, not thrown, because records with bad data are usual. */
export class Failure {
  readonly code: string;
  readonly expected: string;
  readonly received: unknown;
  readonly message: string | undefined;
  /** Whether the value is used all the same, with a warning. */
  readonly isUsed: boolean;

  constructor(code: string, expected: string, received: unknown, message?: string, isUsed = false) {
    this.code = code;
    this.expected = expected;
    this.received = received;
    this.message = message;
    this.isUsed = isUsed;
  }
}

/** The value that a field gets: none when it is refused, unless it is used all the same. */
export const usedValue = <T>(value: T | Failure): T | undefined => {
  if (!(value instanceof Failure)) return value;
  return value.isUsed ? (value.received as T) : undefined;
};

/** Makes the issue of a field from its failure. */
export const toIssue = (path: string, failure: Failure): Issue => ({
  path,
  code: failure.code,
  expected: failure.expected,
  received: shown(failure.received),
  ...(failure.message === undefined ? {} : { message: failure.message }),
});
