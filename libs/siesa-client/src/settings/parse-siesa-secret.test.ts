import { describe, expect, it } from 'vitest';
import { parseSiesaSecret } from './parse-siesa-secret.ts';

const api_url = 'https://cliente-a.siesa.com/api';
const inventory = { dialect: 'inventory', baseUrl: new URL(api_url) } as const;
const connekta = { dialect: 'connekta', baseUrl: new URL(api_url) } as const;

describe('parseSiesaSecret', () => {
  it('reads the key', () => {
    expect(parseSiesaSecret({ api_url, api_key: 'k', username: 'u', password: 'p' }, inventory)).toEqual({
      ok: true,
      value: { apiKey: 'k' },
    });
  });

  it.each([
    ['with underscores', { conni_key: 'a', conni_token: 'b' }],
    ['in camel case', { conniKey: 'a', conniToken: 'b' }],
  ])("reads Connekta's keys spelled %s", (_, keys) => {
    expect(parseSiesaSecret({ api_url, ...keys }, connekta)).toEqual({
      ok: true,
      value: { conniKey: 'a', conniToken: 'b' },
    });
  });

  it.each([
    ['no address', { api_key: 'k' }, inventory, 'api_url', 'secret/object'],
    [
      "another client's host",
      { api_url: 'https://cliente-b.siesa.com/api', api_key: 'k' },
      inventory,
      'api_url',
      'secret/origin',
    ],
    [
      'another port',
      { api_url: 'https://cliente-a.siesa.com:8443/api', api_key: 'k' },
      inventory,
      'api_url',
      'secret/origin',
    ],
    ['no key', { api_url }, inventory, 'api_key', 'secret/missing'],
    ['no token', { api_url, conni_key: 'a' }, connekta, 'conni_token', 'secret/missing'],
    ['a key with a line break', { api_url, api_key: 'top\nsecret' }, inventory, 'api_key', 'secret/regex'],
  ])('refuses %s', (_, document, settings, path, code) => {
    const secret = parseSiesaSecret(document, settings);

    expect(secret).toMatchObject({ ok: false, issues: [{ path, code }] });
    expect(JSON.stringify(secret)).not.toContain('top');
  });
});
