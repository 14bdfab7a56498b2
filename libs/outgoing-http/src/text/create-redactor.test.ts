import { describe, expect, it } from 'vitest';
import { createRedactor, guardedValues, createProbe } from './create-redactor.ts';

const key = 'kX7/e y+Zq=91%4"Ñ<w>&v';
const other = 'hunter2-hunter2';
const redact = createRedactor([key, other, 'bob']);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const each = (text: string, write: (code: number) => string): string => Array.from(Buffer.from(text), write).join('');

describe('createRedactor', () => {
  it.each<[string, string]>([
    ['as it is', key],
    ['in percent encoding', encodeURIComponent(key)],
    ['in percent encoding, twice', encodeURIComponent(encodeURIComponent(key))],
    ['in percent encoding, in lower case', encodeURIComponent(key).toLowerCase()],
    ['in percent encoding of every byte', each(key, (byte) => `%${byte.toString(16)}`)],
    ['in form encoding', new URLSearchParams({ key }).toString().slice(4)],
    ['in base64', base64(key)],
    ['in base64 for URLs', Buffer.from(key).toString('base64url')],
    ['in base64 with its neighbours', base64(`user:${key}`)],
    ['in base64 with other neighbours', base64(`users:${key}!`)],
    ['in base64 of its percent encoding', base64(encodeURIComponent(key))],
    ['in base64 of base64', base64(base64(key))],
    ['in base64 of a JSON document', base64(JSON.stringify({ key }))],
    ['in base64 of UTF-16', Buffer.from(key, 'utf16le').toString('base64')],
    ['in base64 in percent encoding', encodeURIComponent(base64(key))],
    ['in base64, in lines', base64(key).replaceAll(/.{10}/g, '$&\r\n')],
    ['in hex', Buffer.from(key).toString('hex')],
    ['in hex, in upper case with blanks', each(key, (byte) => `${byte.toString(16).toUpperCase()} `).trim()],
    ['in base64 of hex', base64(Buffer.from(key).toString('hex'))],
    [
      'in named HTML entities',
      key
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll('/', '&sol;'),
    ],
    [
      'in decimal HTML entities',
      Array.from(key)
        .map((one) => `&#${String(one.codePointAt(0))};`)
        .join(''),
    ],
    [
      'in hexadecimal HTML entities',
      Array.from(key)
        .map((one) => `&#x${one.codePointAt(0)?.toString(16) ?? ''};`)
        .join(''),
    ],
    [
      'in HTML entities of HTML entities',
      Array.from(key)
        .map((one) => `&amp;#${String(one.codePointAt(0))};`)
        .join(''),
    ],
    ['in JSON escapes', json(key)],
    ['in JSON escapes, twice', json(json(key))],
    ['in JSON with escaped slashes', json(key).replaceAll('/', '\\/')],
    [
      'in JSON escapes of every character',
      Array.from(key)
        .map((one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
        .join(''),
    ],
    ['in upper case', key.toUpperCase()],
    ['split by blanks', Array.from(key).join(' ')],
    ['split by hyphens', key.replaceAll(/.{4}/g, '$&-')],
    ['split by line breaks', key.replaceAll(/.{5}/g, '$&\n')],
    ['split by escaped line breaks', json(key.replaceAll(/.{5}/g, '$&\r\n'))],
    ['split by characters without width', Array.from(key).join('\u200b')],
    ['split by tags', key.replaceAll(/.{5}/g, '$&<wbr>')],
  ])('removes a value %s', (_, written) => {
    const text = redact(`No key ${written}.`);

    expect(text).toMatch(/^No key \*\*\*.{0,5}\.$/su);
    expect(redact(`{"error":"${written}"}`)).not.toContain(written.slice(2, 12));
  });

  it('removes every value, each time, and leaves the rest alone', () => {
    expect(redact(`"${other}" or “${key}”, ñandú ${other}`)).toBe('"***" or “***”, ñandú ***');
  });

  it('leaves short words and other texts alone', () => {
    const text =
      'bob asked for hunter, 100% of kX7 at https://kong.example/a%20b?x=1&y=2 &amp; more: YWJjZGVmZ2hpamtsbW5vcA==';

    expect(redact(text)).toBe(text);
    expect(createRedactor([])(text)).toBe(text);
  });

  it('looks at 5 characters not at all, and at 6 as they are', () => {
    expect(createRedactor(['ab-12'])('ab-12')).toBe('ab-12');
    expect(createRedactor(['ab-123'])('ab-123 AB123')).toBe('*** AB123');
  });

  it('cuts what it has not looked at, and the value at the border with it', () => {
    const text = redact(`${'x'.repeat(64 * 1024 - 10)}${key}${'y'.repeat(100)}`);

    expect(text).toMatch(/^x+…$/);
    expect(text.length).toBeGreaterThan(60 * 1024);
  });

  // Quadratic time would take minutes and so pass the limit of every test.
  it('ends on a long text of one kind', { timeout: 120_000 }, () => {
    for (const part of ['%25', '&amp;', '\\\\', 'YWFh', '- ', '61', '<b ', '\\u', 'a']) {
      const text = part.repeat(Math.floor((64 * 1024) / part.length));
      expect(redact(text)).toBe(text);
    }
  });
});

describe('createProbe', () => {
  const long = 'T4QDAkbXgM5UUZ/+=%kRRV2WqJX9AtwK';

  it.each([
    long,
    long.toUpperCase(),
    encodeURIComponent(long).toLowerCase(),
    encodeURIComponent(encodeURIComponent(long)),
    base64(`xy${long}`),
    Buffer.from(long).toString('hex').toUpperCase(),
    json(long),
    long.replaceAll('/', '\\/'),
    each(long, (byte) => `&#${String(byte)};`),
    each(long, (byte) => `\\u00${byte.toString(16)}`),
    Array.from(long).join(' '),
    long.replaceAll(/.{4}/g, '$&-'),
    json(long.replaceAll(/.{5}/g, '$&\r\n')),
    json(Array.from(long).join('\u200b')),
    Array.from(long).join('\\u200b'),
    long.replaceAll(/.{5}/g, '$&<wbr>'),
    long.replaceAll(/.{5}/g, '$&&nbsp;'),
    base64(long).replaceAll(/.{10}/g, '$& '),
  ])('sees %s', (written) => {
    expect(createProbe([other, long])(`[{"note":"${written}"}]`)).toBe(true);
  });

  it('sees nothing in other texts', () => {
    expect(createProbe([other, long])('[{"note":"caf\\u00e9 \\u0026 t\\u00e9 &#38; T4QDAkb XgM5UUZ"}]')).toBe(false);
    expect(createProbe([])(long)).toBe(false);
  });
});

describe('guardedValues', () => {
  it('are all texts of a secret but the harmless ones, and the user info of every address', () => {
    const secret = {
      api_url: 'https://bob:p%40ss-word@kong.example/api',
      api_key: key,
      tenant_id: 'client-a',
      pin: 12_345_678,
      more: { token: 't-1234567', none: null },
      service_endpoints: { tags: 'https://u:endpoint-word@tags.example' },
    };
    const shown = createRedactor(guardedValues(secret, ['api_url', 'tenant_id', 'service_endpoints']));

    expect(shown('client-a at https://kong.example/api')).toBe('client-a at https://kong.example/api');
    expect(shown('p@ss-word, p%40ss-word, bob:p%40ss-word, endpoint-word, t-1234567, 12345678')).toBe(
      '***, ***, ***, ***, ***, ***',
    );
  });
});
