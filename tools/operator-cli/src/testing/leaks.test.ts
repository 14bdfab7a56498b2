import { describe, expect, it } from 'vitest';
import { leakFinder } from './leaks.ts';

const marker = 'kQ7/z+Wm2=Rt%9vBxLp4';
const { find } = leakFinder({ siesa: marker, other: 'another-secret-of-its-own' });
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('leakFinder', () => {
  it.each([
    ['as it is', `{"headers":{"authorization":"Bearer ${marker}"}}`],
    ['in JSON', JSON.stringify({ Authorization: `Bearer ${marker}` })],
    ['URL-encoded', `GET /products?key=${encodeURIComponent(marker)}`],
    [
      'URL-encoded in small letters',
      `key=${encodeURIComponent(marker).replaceAll(/%../g, (escape) => escape.toLowerCase())}`,
    ],
    ['in base64', base64(marker)],
    ['in base64 behind one byte', base64(`:${marker}`)],
    ['in base64 behind two bytes', base64(`u:${marker}:`)],
    ['in base64 of a whole header', base64(`Authorization: Bearer ${marker}\r\n`)],
    ['in base64 for addresses', Buffer.from(`Bearer ${marker}`).toString('base64url')],
    ['URL-encoded and then in base64', base64(`k=${encodeURIComponent(marker)}`)],
    ['by its first 8 characters', `key ${marker.slice(0, 8)}…`],
    ['by its last 8 characters', `key …${marker.slice(-8)}`],
    ['by 8 characters in the middle', `…${marker.slice(6, 14)}…`],
  ])('A8: sees a line that holds a key %s', (_, line) => {
    expect(find('log', line)).toMatchObject([{ secret: 'siesa', sink: 'log' }]);
  });

  it('finds nothing in a line without a secret, or with seven characters of one', () => {
    expect(find('log', '{"message":"Kong refused the key in \'siesa-integration/cliente-a/kong\'."}')).toEqual([]);
    expect(find('log', `${marker.slice(0, 7)} ${marker.slice(-7)}`)).toEqual([]);
  });
});
