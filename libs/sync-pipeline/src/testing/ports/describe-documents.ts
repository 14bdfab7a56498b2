import { expect, it } from 'vitest';
import type { Subject } from './ports-under-test.ts';

export const describeDocuments = (subject: Subject): void => {
  it('returns a mapping document as text', async () => {
    await subject().putMapping('mapping.json', '{"ñ":1}');
    await subject().putMapping('retail/mapping.json', '{"a":2}');

    const { mappings } = subject().ports;
    expect(await mappings.get('mapping.json')).toBe('{"ñ":1}');
    expect(await mappings.get('retail/mapping.json')).toBe('{"a":2}');
    expect(await mappings.get('none.json')).toBeUndefined();
    expect(await mappings.get('none/mapping.json')).toBeUndefined();
  });

  it('returns the document of a secret; the newest with `refresh`', async () => {
    const { secrets } = subject().ports;
    await subject().putSecret('siesa-integration/a/siesa', { api_key: 'first' });
    expect(await secrets.read('siesa-integration/a/siesa')).toEqual({ api_key: 'first' });

    await subject().putSecret('siesa-integration/a/siesa', { api_key: 'second' });
    expect(await secrets.read('siesa-integration/a/siesa', { refresh: true })).toEqual({ api_key: 'second' });
  });

  it('finds a secret as soon as it is there', async () => {
    const { secrets } = subject().ports;
    expect(await secrets.read('siesa-integration/b/siesa')).toBeUndefined();

    await subject().putSecret('siesa-integration/b/siesa', { api_key: 'k' });
    expect(await secrets.read('siesa-integration/b/siesa')).toEqual({ api_key: 'k' });
  });
};
