import { describe, expect, it } from 'vitest';
import { aClient } from '../testing/index.ts';
import { parseClientConfiguration } from './client-configuration.ts';
import { fromDynamoDbJson } from './from-dynamodb-json.ts';

const prod = { environment: 'prod' } as const;
const problemOf = (document: unknown, options: Parameters<typeof parseClientConfiguration>[1] = prod): string => {
  try {
    parseClientConfiguration(document, options);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

/** A document in DynamoDB's JSON. */
const inDynamoDbJson = (document: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? { BOOL: value } : typeof value === 'number' ? { N: value.toString() } : { S: value },
    ]),
  );

describe('parseClientConfiguration', () => {
  it('fills in defaults', () => {
    expect(parseClientConfiguration(aClient(), prod)).toMatchObject({
      timezone: 'America/Bogota',
      load_concurrency: 4,
      failure_threshold_percent: 5,
      cursor_lag_minutes: 5,
      siesa: { dialect: 'inventory' },
    });
  });

  it("reads DynamoDB's JSON as the same document", () => {
    const document = aClient({ load_concurrency: 2 });
    expect(parseClientConfiguration(inDynamoDbJson(document), prod)).toEqual(parseClientConfiguration(document, prod));
  });

  it('names every problem at once, each field once', () => {
    const message = problemOf(
      aClient({
        enabled: 'yes',
        product_api_url: 'http://169.254.169.254',
        siesa_api_url: 'ftp://x',
        sync_schedule: 'daily',
        field_mappings_key: '../secret',
        load_concurrency: 0,
      }),
    );
    for (const field of [
      'enabled',
      'product_api_url',
      'siesa_api_url',
      'sync_schedule',
      'field_mappings_key',
      'load_concurrency',
    ])
      expect(message.split(`${field}:`)).toHaveLength(2);
  });

  it.each([
    ['cron(99 99 * * ? *)', "sync_schedule: minutes: Expected 0 to 59, as in 0, 0,30 or 0/15, found '99'; hours:"],
    ['cron(0 6 * * *)', 'as in cron(0 6 * * ? *); found 5'],
    ['rate(1 hours)', 'sync_schedule: Expected rate(1 hour), in the singular'],
  ])('refuses the schedule %s, which EventBridge Scheduler refuses, with the right form', (sync_schedule, problem) => {
    expect(problemOf(aClient({ sync_schedule }))).toContain(problem);
  });

  it('reports an absent field as missing', () => {
    expect(problemOf({ client_id: 'cliente-a' })).toContain('enabled: it is missing; product_type: it is missing;');
  });

  it('B37: refuses a secret of another client', () => {
    expect(problemOf(aClient({ siesa_credentials_secret: 'siesa-integration/cliente-b/siesa' }))).toContain(
      "Expected 'siesa-integration/cliente-a/siesa'",
    );
    expect(problemOf(aClient({ product_credentials_secret: 'siesa-integration/cliente-a/wms' }))).toContain(
      "Expected 'siesa-integration/cliente-a/kong'",
    );
  });

  it('allows http to this machine in the sandbox alone', () => {
    const local = aClient({ siesa_api_url: 'http://127.0.0.1:4001/api', product_api_url: 'http://127.0.0.1:4002/api' });
    expect(problemOf(local)).toContain('product_api_url');
    expect(problemOf(local, { environment: 'local' })).toBe('');
  });

  it('checks product_type and batch_size against the registry, where one is given', () => {
    const destinations = new Map([['kong', { maxBatchSize: 100 }]]);
    expect(problemOf(aClient({ product_type: 'tms' }), { ...prod, destinations })).toContain(
      'product_type: Expected one of kong',
    );
    expect(problemOf(aClient({ batch_size: 200 }), { ...prod, destinations })).toContain(
      'batch_size: Expected at most 100',
    );
    expect(problemOf(aClient({ batch_size: 50 }), { ...prod, destinations })).toBe('');
  });

  it.each([
    ['not an object', 'x'],
    ['a list', []],
    ['nothing', null],
  ])('refuses %s', (_name, document) => {
    expect(problemOf(document)).toContain("The configuration of client '?' cannot be used");
  });
});

describe('fromDynamoDbJson', () => {
  it('unwraps every type', () => {
    const wrapped = {
      s: { S: 'a' },
      n: { N: '1.5' },
      b: { BOOL: false },
      nothing: { NULL: true },
      m: { M: { x: { N: '2' } } },
      l: { L: [{ S: 'y' }, { M: { z: { S: 'w' } } }] },
      ns: { NS: ['1', '2'] },
      ss: { SS: ['p'] },
    };
    expect(fromDynamoDbJson(wrapped)).toEqual({
      s: 'a',
      n: 1.5,
      b: false,
      nothing: null,
      m: { x: 2 },
      l: ['y', { z: 'w' }],
      ns: [1, 2],
      ss: ['p'],
    });
  });

  it('leaves any other document as it is', () => {
    for (const document of [
      {},
      { client_id: 'cliente-a' },
      { a: { S: 'x' }, b: 'plain' },
      { a: { S: 'x', N: '1' } },
      [],
      null,
      'text',
    ])
      expect(fromDynamoDbJson(document)).toBe(document);
  });

  it('leaves values as they are that only look like a map or a list', () => {
    expect(fromDynamoDbJson({ m: { M: 'x' }, l: { L: 'y' }, ns: { NS: 'z' } })).toEqual({ m: 'x', l: 'y', ns: 'z' });
  });
});
