import * as v from 'valibot';
import type { DialectKey } from '../dialects/dialect.ts';
import { siesaDialect } from '../dialects/registry.ts';
import type { SiesaKeys } from '../siesa-options.ts';
import type { SiesaSettings } from './parse-siesa-settings.ts';
import { type SettingsIssue, type SettingsResult, toSettingsIssues } from './settings-issue.ts';

const key = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('a key'),
  v.regex(/^[\x21-\x7e]+$/, 'a key without blanks or line breaks'),
);

/**
 * Reads the document of a client's Siesa secret. Its `api_url` must have the origin of the configured address, so that one client's key
 * never reaches another's host. Issues name what is wrong, never a value.
 *
 * @example
 * parseSiesaSecret({ api_url: 'https://siesa.example/v1', api_key: 'k' }, { dialect: 'inventory', baseUrl: new URL('https://siesa.example') }).value; // { apiKey: 'k' }
 */
export const parseSiesaSecret = (
  document: unknown,
  { dialect, baseUrl }: Pick<SiesaSettings, 'dialect' | 'baseUrl'>,
): SettingsResult<SiesaKeys> => {
  const keys = siesaDialect(dialect)?.keys ?? [];
  const parsed = v.safeParse(secretOf(keys), document);
  if (!parsed.success) return { ok: false, issues: toSettingsIssues(parsed.issues, { secret: true }) };

  const fields: Readonly<Record<string, string | undefined>> = parsed.output;
  const found = keys.map(({ names, ...rest }) => ({
    ...rest,
    name: names[0],
    value: names.map((name) => fields[name]).find((value) => value !== undefined),
  }));
  const issues = [
    ...originIssues(parsed.output.api_url, baseUrl),
    ...found.flatMap(({ name, value, question }) =>
      value === undefined && question !== undefined
        ? [{ path: name, code: 'secret/missing', expected: 'a key', received: 'undefined' }]
        : [],
    ),
  ];
  if (issues.length > 0) return { ok: false, issues };

  return {
    ok: true,
    value: Object.fromEntries(found.flatMap(({ key: name, value }) => (value === undefined ? [] : [[name, value]]))),
  };
};

const secretOf = (keys: readonly DialectKey[]) =>
  v.object({
    ...Object.fromEntries(keys.flatMap(({ names }) => names.map((name) => [name, v.optional(key)] as const))),
    api_url: v.string(),
  });

const originIssues = (address: string, { origin: expected }: URL): readonly SettingsIssue[] => {
  const received = URL.parse(address)?.origin;
  return received === expected
    ? []
    : [{ path: 'api_url', code: 'secret/origin', expected, received: received ?? 'no address' }];
};
