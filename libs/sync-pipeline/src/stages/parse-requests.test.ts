import { describe, expect, it } from 'vitest';
import {
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
} from './parse-requests.ts';

const begun = { request: { client_id: 'cliente-a' }, owner: 'arn:execution', started_at: '2025-01-15T10:00:00Z' };
const child = {
  ...begun,
  client_id: 'cliente-a',
  product_type: 'kong',
  sync_type: 'incremental',
  sync_id: 'sync-20250115-100000-7f3a',
  extraction_timestamp: '2025-01-15T10:00:00Z',
  part: { key: 'runs/cliente-a/sync-20250115-100000-7f3a/raw/1-0b1c-00001.ndjson.gz', count: 3 },
};

describe('parseExtractRequest', () => {
  it("reads Begin's output, with defaults", () => {
    expect(parseExtractRequest(begun)).toMatchObject({
      request: { client_id: 'cliente-a', sync_type: 'incremental', accept_shrink: false },
      owner: 'arn:execution',
    });
  });

  it('reads the flat form of an invocation by hand, tenantId included', () => {
    const request = parseExtractRequest(
      { tenantId: 'cliente-a', sync_type: 'initial' },
      { now: () => 0, random: () => 0.5 },
    );
    expect(request).toMatchObject({
      request: { client_id: 'cliente-a', sync_type: 'initial' },
      started_at: '1970-01-01T00:00:00.000Z',
    });
    expect(parseExtractRequest({ client_id: 'cliente-a' }).owner).toMatch(/^by-hand:/);
  });

  it.each([
    ['two clients', { ...begun, request: { client_id: 'cliente-a', tenantId: 'cliente-b' } }, 'two clients'],
    ['a client id that is a path (B36)', { ...begun, request: { client_id: '../cliente-b' } }, 'is not a client id'],
    [
      'an unknown type',
      { ...begun, request: { client_id: 'cliente-a', sync_type: 'full' } },
      "'initial' or 'incremental'",
    ],
    ['a request that is text', { ...begun, request: 'cliente-a' }, 'InvalidInput'],
    ['a time that is not ISO 8601', { ...begun, started_at: 'yesterday' }, 'ISO 8601'],
    ['nothing', undefined, 'InvalidInput'],
  ])('refuses %s', (_name, event, words) => {
    expect(() => parseExtractRequest(event)).toThrow(
      expect.objectContaining({
        name: 'InvalidInput',
        ...(words === 'InvalidInput' ? {} : { message: expect.stringContaining(words) as string }),
      }) as Error,
    );
  });
});

describe('the child of the Map', () => {
  it('reads its own part', () => {
    expect(parseTransformRequest(child).part.count).toBe(3);
    expect(
      parseLoadRequest({
        ...child,
        count: 3,
        rejected: 0,
        duplicates: 0,
        validation_errors: [],
        transformation_timestamp: '2025-01-15T10:00:01Z',
      }),
    ).toMatchObject({ stopped: false });
  });

  it.each([
    [
      "another client's",
      { ...child, part: { key: 'runs/cliente-b/sync-20250115-100000-7f3a/raw/1-0b1c-00001.ndjson.gz', count: 3 } },
    ],
    [
      "another run's",
      { ...child, part: { key: 'runs/cliente-a/sync-20250115-110000-7f3a/raw/1-0b1c-00001.ndjson.gz', count: 3 } },
    ],
    ['no part at all', { ...child, part: { key: 'runs/cliente-a/sync-20250115-100000-7f3a/mapping.json', count: 3 } }],
    ["another request's", { ...child, request: { client_id: 'cliente-b' } }],
  ])('A9: refuses %s', (_name, event) => {
    expect(() => parseTransformRequest(event)).toThrow(expect.objectContaining({ name: 'InvalidInput' }) as Error);
  });
});

describe('parseSummarizeRequest', () => {
  it('accepts a failure whatever else the state holds', () => {
    expect(parseSummarizeRequest({ error: {} })).toMatchObject({
      kind: 'failure',
      owner: '',
      error: { Error: 'Unknown', Cause: '' },
    });
    expect(
      parseSummarizeRequest({
        ...begun,
        resume: 'broken',
        product_type: 7,
        error: { Error: 'States.Timeout', Cause: '' },
      }),
    ).toMatchObject({ kind: 'failure', owner: 'arn:execution' });
  });

  it('refuses an end without an extract answer', () => {
    expect(() => parseSummarizeRequest(begun)).toThrow(expect.objectContaining({ name: 'InvalidInput' }) as Error);
  });
});
