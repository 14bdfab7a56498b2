import type { BaseIssue } from 'valibot';
import { getDotPath } from 'valibot';

/** One thing that is wrong with a settings or secret document. */
export interface SettingsIssue {
  /** The name in the document, for example `siesa_joins.0.pick`. */
  readonly path: string;
  /** Stable, for example `settings/picklist`. */
  readonly code: string;
  readonly expected: string;
  /** What was found, at most 200 characters; of a secret only its kind. */
  readonly received: string;
}

/** A parsed document, or everything that is wrong with it. */
export type SettingsResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly SettingsIssue[] };

/** Rewrites what valibot found. `secret` keeps values out. */
export const toSettingsIssues = (issues: readonly BaseIssue<unknown>[], { secret = false } = {}): SettingsIssue[] =>
  issues.map((issue) => ({
    path: getDotPath(issue) ?? '',
    code: `${secret ? 'secret' : 'settings'}/${issue.type}`,
    expected: issue.kind === 'schema' && issue.expected !== null ? issue.expected : issue.message,
    received: secret ? kindOf(issue.input) : issue.received.slice(0, 200),
  }));

const kindOf = (value: unknown): string =>
  value === undefined ? 'undefined' : value === null ? 'null' : value === '' ? 'empty text' : typeof value;
