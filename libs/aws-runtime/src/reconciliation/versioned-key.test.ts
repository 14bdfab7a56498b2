import { describe, expect, it } from 'vitest';
import { parseVersionedKey, versionedKey } from './versioned-key.ts';

describe('versionedKey', () => {
  it.each([
    ['a version', { key: 'bases/acme.csv', versionId: '3sL4kqtJ' }],
    ['no version', { key: 'bases/acme.csv' }],
    ['a key that looks like a version', { key: 'files/acme/a?versionId=b.csv', versionId: '3sL4kqtJ' }],
  ])('is read back with %s', (_what, key) => {
    expect(parseVersionedKey(versionedKey(key))).toEqual(key);
  });
});
