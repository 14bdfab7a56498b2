import { kongCoreSettingsOfFake } from '@siesa-integration/kong-adapter/fake';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { valueIn } from '../messages/message.ts';
import type { Stores } from '../hosts/stores.ts';
import { readConcurrency } from '../hosts/env/read-concurrency.ts';
import { type AwsAnswer, startFakeAws, type FakeAws } from '../testing/index.ts';
import { checkQuota, type QuotaLine } from './check-quota.ts';

const limitOf = (account: number, unreserved = account): AwsAnswer => ({
  AccountLimit: { ConcurrentExecutions: account, UnreservedConcurrentExecutions: unreserved },
});

let settingsAnswer: AwsAnswer;
let threshold: number | undefined;
let reserved: Readonly<Record<string, number>>;
let aws: FakeAws;
beforeEach(async () => {
  settingsAnswer = limitOf(1000);
  threshold = 800;
  reserved = {};
  aws = await startFakeAws(({ path, operation, body }) => {
    if (path.includes('/account-settings')) return settingsAnswer;
    const [, name = ''] = /functions\/(siesa-integration-\w+-prod)\/concurrency/.exec(path) ?? [];
    if (name !== '') return reserved[name] === undefined ? {} : { ReservedConcurrentExecutions: reserved[name] };
    expect([operation, body['AlarmNames']]).toEqual(['DescribeAlarms', ['siesa-integration-prod-concurrency']]);
    return { MetricAlarms: threshold === undefined ? [] : [{ Threshold: threshold }] };
  });
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
  vi.stubEnv('AWS_ENDPOINT_URL', aws.url);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const aClient = (client_id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  client_id,
  client_name: 'Empresa',
  enabled: true,
  product_type: 'kong',
  siesa_api_url: 'https://siesa.example/api',
  siesa_credentials_secret: `siesa-integration/${client_id}/siesa`,
  product_api_url: 'https://kong.example/api',
  product_credentials_secret: `siesa-integration/${client_id}/kong`,
  field_mappings_key: 'kong.json',
  sync_schedule: 'rate(6 hours)',
  ...more,
});

const linesFor = async (...clients: readonly Readonly<Record<string, unknown>>[]): Promise<readonly QuotaLine[]> =>
  Array.fromAsync(
    checkQuota({
      concurrency: () => readConcurrency('prod'),
      stores: { environment: 'prod', settings: { list: () => Promise.resolve(clients) } } as unknown as Stores,
    }),
  );
const shownOf = (lines: readonly QuotaLine[], what: QuotaLine['what']) =>
  lines
    .filter((line) => line.what === what)
    .map(({ ok, note = false, message }) => ({ ok, note, text: valueIn(message, 'en') }));

describe('checkQuota', () => {
  it('shows what the account has, what the alarm and the reservation are, and what the clients need', async () => {
    const lines = await linesFor(
      aClient('norte'),
      aClient('sur', { load_concurrency: 8 }),
      aClient('este', { enabled: false }),
    );

    expect(lines.map(({ what, ok, note, message }) => [what, ok, note, valueIn(message, 'en')])).toEqual([
      [
        'account',
        true,
        undefined,
        '1,000 functions may run at once in this account and region, 1,000 of them without a reservation',
      ],
      ['alarm', true, undefined, 'notifies above 800 of 1,000'],
      ['reserved', true, undefined, 'nothing: the functions share what the account has with its other services'],
      [
        'clients',
        true,
        undefined,
        'the 2 that are enabled load 12 parts at once when all sync at the same time, of 999 that fit',
      ],
    ]);
  });

  it.each([
    [
      10,
      800,
      {
        ok: false,
        note: false,
        text: expect.stringContaining("'concurrency.ofAccount' of this environment to 10") as string,
      },
    ],
    [1000, 8, { ok: true, note: true, text: expect.stringContaining('can be 1,000') as string }],
    [1000, undefined, { ok: false, note: false, text: expect.stringContaining('there is none') as string }],
  ])('with %d in the account names an alarm above %s as what it is', async (account, above, alarm) => {
    settingsAnswer = limitOf(account);
    threshold = above;

    expect(shownOf(await linesFor(), 'alarm')).toEqual([alarm]);
  });

  it('counts how many clients may sync at the same time in a new account', async () => {
    settingsAnswer = limitOf(10);
    const clients = ['a1', 'b2', 'c3', 'd4'].map((id) => aClient(id));

    expect(shownOf(await linesFor(...clients), 'clients')).toEqual([
      {
        ok: true,
        note: true,
        text: expect.stringMatching(/^the 4 .* load 16 parts .*, of 9 that fit: not more than 2 of them/) as string,
      },
    ]);
    expect(shownOf(await linesFor(aClient('a1', { load_concurrency: 10 })), 'clients')).toEqual([
      { ok: false, note: false, text: expect.stringMatching(/^a1 alone loads 10 parts at once, and 9 fit/) as string },
    ]);
  });

  it('takes the smaller reservation for what fits, and one part for a destination that takes one record a call', async () => {
    settingsAnswer = limitOf(1000, 988);
    reserved = { 'siesa-integration-transformer-prod': 6, 'siesa-integration-loader-prod': 5 };
    const lines = await linesFor(
      aClient('a1'),
      aClient('b2', { product_dialect: 'kong-core', product_settings: kongCoreSettingsOfFake, load_concurrency: 4 }),
    );

    expect(shownOf(lines, 'reserved')[0]?.text).toMatch(/^6 for the transformer, 5 for the loader/);
    expect(shownOf(lines, 'clients')).toEqual([
      { ok: true, note: false, text: expect.stringContaining('load 5 parts at once') as string },
    ]);
  });

  it('names clients that it cannot count', async () => {
    expect(shownOf(await linesFor(aClient('a1'), { client_id: 'b2', enabled: true }), 'settings')).toEqual([
      { ok: true, note: true, text: expect.stringContaining('cannot be used: b2.') as string },
    ]);
  });

  it('refuses this machine, an answer without a limit, and credentials that may not look', async () => {
    const local = checkQuota({ stores: {} as unknown as Stores });
    await expect(local.next()).rejects.toMatchObject({ code: 'WRONG_USAGE' });

    settingsAnswer = {};
    await expect(linesFor()).rejects.toThrow('without their limit of concurrency');

    settingsAnswer = { refuses: 'AccessDeniedException', message: 'not allowed' };
    await expect(linesFor()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
