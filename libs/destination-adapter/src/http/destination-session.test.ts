import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { DestinationConnection } from '../index.ts';
import { openSession } from './destination-session.ts';
import { secretSchema } from '../definition/schemas.ts';
import { memoryDefinition } from '../conformance/memory-destination.ts';

describe('the secret', () => {
  const open = (document: unknown, overrides: Partial<DestinationConnection> = {}) =>
    openSession(
      { ...memoryDefinition, secret: secretSchema({ level: v.optional(v.picklist(['a', 'b'])) }) },
      {
        baseUrl: new URL('https://memory.example'),
        credentials: {
          secretName: 'a/memory',
          read: () => Promise.resolve(document as Readonly<Record<string, unknown>>),
        },
        ...overrides,
      },
    );
  const withSecret = (secret: Readonly<Record<string, unknown>>, overrides?: Partial<DestinationConnection>) =>
    open({ api_url: 'https://memory.example', api_key: 'key-0123456789', ...secret }, overrides);

  it.each([
    [{ api_key: undefined }, "'api_key' is missing"],
    [{ api_key: 12345678 }, "'api_key' should be string"],
    [{ api_url: 'not an address 12345678' }, "'api_url' is not a valid url"],
    [{ api_key: '' }, "'api_key' is empty"],
    [{ level: 'c-12345678' }, "'level' should be"],
    [
      { api_key: 'key-12345678\u200b' },
      "'api_key' in the secret 'a/memory' holds a character that cannot be seen (U+200B)",
    ],
    [{ api_key: 'key-12345678\n' }, 'U+000A'],
    [{ api_key: '\u00a0key-12345678' }, 'U+00A0'],
    [{ password: 'word\ufeff-12345678' }, "'password' in the secret"],
    [{ product_type: 'wms' }, 'is for another product than Memory'],
    [{ service_endpoints: { tags: 'nowhere-12345678' } }, "'service_endpoints.tags' in 'a/memory' is not an address"],
    [{ api_url: 'https://memory.example:8443' }, 'another host'],
    [{ api_url: 'http://memory.example' }, 'another host'],
  ])('is refused without quoting it: %j', async (secret, text) => {
    await expect(withSecret(secret)).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      message: expect.stringContaining(text) as unknown,
    });
    await expect(withSecret(secret)).rejects.not.toMatchObject({
      message: expect.stringContaining('12345678') as unknown,
    });
  });

  it('B35: applies the address rules to its service endpoints, before a byte of it is sent', async () => {
    const endpoints = { service_endpoints: { tags: 'https://169.254.169.254/tags', orders: undefined } };
    const addressProblem = ({ hostname }: URL) =>
      hostname === '169.254.169.254' ? 'it is a link-local address' : undefined;

    await expect(withSecret(endpoints, { addressProblem })).rejects.toThrow(
      "'service_endpoints.tags' in 'a/memory' may not be called: it is a link-local address.",
    );
    await expect(withSecret({ service_endpoints: { tags: 'http://tags.example' } })).rejects.toThrow('it is not https');
    await expect(withSecret({ service_endpoints: { tags: 'https://user@tags.example' } })).rejects.toThrow('user name');
  });

  it('has to be an object', async () => {
    await expect(open('key-0123456789')).rejects.toThrow('JSON object');
  });
});
