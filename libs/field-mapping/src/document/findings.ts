import type { Issue } from '@siesa-integration/canonical-model';
import { shown } from '../values/shown.ts';

/** Collects the problems of a document, which refuse it, and its warnings, which do not. */
export class Findings {
  readonly problems: Issue[] = [];
  readonly warnings: Issue[] = [];

  /** @param code after `document/`, for example `type` */
  problem(path: string, code: string, expected: string, received?: unknown, message?: string): void {
    this.problems.push(issue(path, code, expected, received, message));
  }

  warning(path: string, code: string, expected: string, received?: unknown, message?: string): void {
    this.warnings.push(issue(path, code, expected, received, message));
  }
}

const issue = (
  path: string,
  code: string,
  expected: string,
  received: unknown,
  message: string | undefined,
): Issue => ({
  path,
  code: `document/${code}`,
  expected,
  ...(received === undefined ? {} : { received: shown(received) }),
  ...(message === undefined ? {} : { message }),
});

/** `join('mappings.product', 'ean')` is `mappings.product.ean`. */
export const join = (path: string, key: string | number): string =>
  path === '' ? String(key) : `${path}.${String(key)}`;
