import type { Issue } from '@siesa-integration/canonical-model';
import { shown } from './shown.ts';

/** Why a value cannot go on. A value itself, because a record with bad data is nothing unusual. */
export class Failure {
  readonly code: string;
  readonly expected: string;
  readonly received: unknown;
  readonly message: string | undefined;

  constructor(code: string, expected: string, received: unknown, message?: string) {
    this.code = code;
    this.expected = expected;
    this.received = received;
    this.message = message;
  }
}

/** The failure as the issue of one field. */
export const toIssue = (path: string, failure: Failure): Issue => ({
  path,
  code: failure.code,
  expected: failure.expected,
  received: shown(failure.received),
  ...(failure.message === undefined ? {} : { message: failure.message }),
});
