import * as v from 'valibot';
import type { SiesaKeys } from '../siesa-options.ts';
import type { SiesaSettings } from './parse-siesa-settings.ts';
import { type SettingsResult, toSettingsIssues } from './settings-issue.ts';

const key = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('a key'),
  v.regex(/^[\x21-\x7e]+$/, 'a key without blanks or line breaks'),
);

const secret = v.object({
  api_url: v.string(),
  api_key: v.optional(key),
  conni_key: v.optional(key),
  conniKey: v.optional(key),
  conni_token: v.optional(key),
  conniToken: v.optional(key),
});

/**
 * Reads the document of a client's Siesa secret. Its `api_url` must have the origin of the configured address, so that one client's key
 * can never travel to another's host. Issues name what is wrong, never a value.
 *
 * @example
 * parseSiesaSecret({ api_url: 'https://siesa.example/v1', api_key: 'k' }, { dialect: 'inventory', baseUrl: new URL('https://siesa.example') }).value; // { apiKey: 'k' }
 */
export const parseSiesaSecret = (
  document: unknown,
  settings: Pick<SiesaSettings, 'dialect' | 'baseUrl'>,
): SettingsResult<SiesaKeys> => {
  const parsed = v.safeParse(secret, document);
  if (!parsed.success) return { ok: false, issues: toSettingsIssues(parsed.issues, { secret: true }) };

  const {
    api_url: address,
    api_key: apiKey,
    conni_key: conniKey = parsed.output.conniKey,
    conni_token: conniToken = parsed.output.conniToken,
  } = parsed.output;
  const issues = [
    ...(URL.parse(address)?.origin === settings.baseUrl.origin
      ? []
      : [
          {
            path: 'api_url',
            code: 'secret/origin',
            expected: settings.baseUrl.origin,
            received: URL.parse(address)?.origin ?? 'no address',
          },
        ]),
    ...(settings.dialect === 'inventory'
      ? required('api_key', apiKey)
      : [...required('conni_key', conniKey), ...required('conni_token', conniToken)]),
  ];
  if (issues.length > 0) return { ok: false, issues };

  return {
    ok: true,
    value: {
      ...(apiKey !== undefined && { apiKey }),
      ...(conniKey !== undefined && { conniKey }),
      ...(conniToken !== undefined && { conniToken }),
    },
  };
};

const required = (path: string, value: string | undefined) =>
  value === undefined ? [{ path, code: 'secret/missing', expected: 'a key', received: 'undefined' }] : [];
