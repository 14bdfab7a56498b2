import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import type { SiesaPage, SiesaQuery } from '../siesa-client.ts';
import type { SiesaKeys } from '../siesa-options.ts';
import {
  aSiesaProduct,
  type FakeFailure,
  type FakeSiesa,
  type FakeSiesaOptions,
  startFakeSiesa,
} from '../fake/index.ts';
import { aSiesaClient, aVirtualTime } from '../testing/index.ts';

const guarded = createGuardedFetch({ allowLoopbackHttp: true });
let siesa: FakeSiesa;
afterEach(() => siesa.close());

const rows = Array.from({ length: 50 }, (_, index) => aSiesaProduct({ f_codigo: `P${String(index)}` }));
const start = async (switches: FakeSiesaOptions['switches'] = {}): Promise<FakeSiesa> =>
  (siesa = await startFakeSiesa({ rows, switches }));
const read = (query?: SiesaQuery, options?: Parameters<typeof aSiesaClient>[1]): Promise<SiesaPage[]> =>
  Array.fromAsync(aSiesaClient(siesa, { pageSize: 10, ...options }).pages(query));
const status = (code: number, headers: Readonly<Record<string, string>> = {}, body = '{}'): FakeFailure => ({
  kind: 'answer',
  status: code,
  headers,
  body,
});

describe('an answer that fails', () => {
  it.each<[string, FakeFailure, string]>([
    ['500', status(500), 'SiesaUnavailable'],
    ['503', status(503), 'SiesaUnavailable'],
    ['408', status(408), 'SiesaUnavailable'],
    ['a reset', { kind: 'reset' }, 'SiesaUnavailable'],
    ['a reset inside the body', { kind: 'cut' }, 'SiesaUnavailable'],
    ['half a body that came whole', { kind: 'short' }, 'SiesaContractBroken'],
    ['HTML with 200', { kind: 'html' }, 'SiesaContractBroken'],
    ['an empty body with 200', status(200, {}, ''), 'SiesaContractBroken'],
    [
      'text that is neither UTF-8 nor JSON',
      { kind: 'answer', status: 200, body: Buffer.from('{"data":[{"f_codigo":"caf\xe9"', 'latin1') },
      'SiesaContractBroken',
    ],
  ])('B9: is read again after %s, at most four times, then is a typed error', async (_, failure, name) => {
    await start({ failures: [undefined, failure, failure] });
    expect((await read()).flatMap((page) => page.rows)).toHaveLength(50);
    expect(siesa.calls).toHaveLength(7);

    siesa.switches.failWhen = () => failure;
    await expect(read()).rejects.toMatchObject({ name });
    expect(siesa.calls).toHaveLength(7 + 5);
  });

  it('B9: ends when a minute of attempts is over', async () => {
    const { advance, ...time } = aVirtualTime(guarded);
    await start({
      failWhen: () => {
        advance(25_000);
        return status(503);
      },
    });

    await expect(read(undefined, time)).rejects.toMatchObject({ name: 'SiesaUnavailable' });
    expect(siesa.calls).toHaveLength(3);
  });

  it("is refused at once by another 4xx, with Siesa's own words and without the key in them", async () => {
    await start({ failWhen: () => status(422, {}, '{"error":"bad limit, key siesa_api_key_here"}') });

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringMatching(/422: "bad limit, key [^"]*"/) as string,
    });
    await expect(read()).rejects.toMatchObject({
      message: expect.not.stringContaining('siesa_api_key_here') as string,
    });
    expect(siesa.calls).toHaveLength(2);
  });

  it('is not waited for once the signal aborts', async () => {
    const stop = new AbortController();
    await start({
      failWhen: () => {
        setTimeout(() => {
          stop.abort(new Error('enough'));
        }, 20);
        return status(503);
      },
    });

    await expect(read({ signal: stop.signal }, { random: () => 1 })).rejects.toThrow('enough');
    expect(siesa.calls).toHaveLength(1);
  });

  it('waits between attempts longer and longer, with full jitter', async () => {
    const waits: number[] = [];
    const time = aVirtualTime(guarded);
    await start({ failWhen: () => status(500) });
    await expect(
      read(undefined, {
        clock: time.clock,
        random: () => 0.5,
        sleep: (ms) => {
          waits.push(ms);
          return time.sleep(ms);
        },
      }),
    ).rejects.toThrow();

    expect(waits).toEqual([250, 500, 1000, 2000]);
  });
});

describe('a key that is refused', () => {
  const counting = (...answers: SiesaKeys[]) => {
    const reads: boolean[] = [];
    return {
      reads,
      credentials: {
        secretName: 'the-secret',
        read: (options?: { readonly refresh?: boolean }) => {
          reads.push(options?.refresh ?? false);
          return Promise.resolve(answers[Math.min(reads.length, answers.length) - 1] ?? {});
        },
      },
    };
  };

  it('B11: from page 2 on: it is asked once more with the key that passed, the secret is read once more, then it stops', async () => {
    await start({ failWhen: ({ index }) => (index > 0 ? status(401) : undefined) });
    const { reads, credentials } = counting({ apiKey: 'siesa_api_key_here' });

    await expect(read(undefined, { credentials })).rejects.toMatchObject({
      name: 'SiesaAuthenticationFailed',
      message: expect.stringContaining("'the-secret'") as string,
    });
    expect(reads).toEqual([false, true]);
    expect(siesa.calls).toHaveLength(3);
  });

  it('once amid calls that pass is asked once more with the same key', async () => {
    await start({ failWhen: ({ index }) => (index === 1 ? status(401) : undefined) });
    const { reads, credentials } = counting({ apiKey: 'siesa_api_key_here' });

    expect((await read(undefined, { credentials, prefetch: 0 })).flatMap((page) => page.rows)).toHaveLength(50);
    expect(reads).toEqual([false]);
    expect(siesa.calls).toHaveLength(6);
  });

  it('B11: is replaced by the one that the secret holds now', async () => {
    await start();
    const { reads, credentials } = counting({ apiKey: 'old' }, { apiKey: 'siesa_api_key_here' });

    expect((await read(undefined, { credentials })).flatMap((page) => page.rows)).toHaveLength(50);
    expect(reads).toEqual([false, true]);
  });

  it('B11: stops when the new one is refused too', async () => {
    await start({ refusesKeys: true });
    const { reads, credentials } = counting({ apiKey: 'old' }, { apiKey: 'new' });

    await expect(read(undefined, { credentials })).rejects.toMatchObject({ name: 'SiesaAuthenticationFailed' });
    expect([reads.length, siesa.calls.length]).toEqual([2, 2]);
  });
});

describe('an answer without end', () => {
  it('B34: 300 MB out of 291 KB of gzip are cut off at the cap', async () => {
    await start({ failWhen: () => ({ kind: 'bomb', bytes: 300 * 1024 * 1024 }) });

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining('64 MiB') as string,
    });
    expect(siesa.calls).toHaveLength(1);
  });

  it("B34: 300 MB are cut off at the cap also with the system's own fetch", async () => {
    await start({ failWhen: () => ({ kind: 'bomb', bytes: 300 * 1024 * 1024 }) });

    await expect(read(undefined, { fetch: globalThis.fetch })).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining('64 MiB') as string,
    });
  });

  it('B34: one byte every 50 ms is cut off at the deadline', async () => {
    await start({ failWhen: () => ({ kind: 'drip', everyMs: 50 }) });

    await expect(read({ deadline: Date.now() + 200 })).rejects.toMatchObject({ name: 'SiesaMustWait', waitMs: 0 });
    expect(siesa.calls).toHaveLength(1);
  });

  it('B34: each attempt has a time limit of its own', async () => {
    await start({
      failWhen: ({ index }) => (index < 2 ? { kind: index === 0 ? 'hang' : 'drip', everyMs: 50 } : undefined),
    });

    expect((await read(undefined, { timeoutMs: 100 })).flatMap((page) => page.rows)).toHaveLength(50);
  });
});

it('reports every attempt that ended, with its number, its status and the id of the request', async () => {
  const reported: (string | number | boolean | undefined)[][] = [];
  await start({ failures: [status(500, { 'x-request-id': 'r-1' }), { kind: 'reset' }] });
  await read(undefined, {
    pageSize: 1000,
    onCall: ({ ok, attempt, status: answered, requestId }) => reported.push([ok, attempt, answered, requestId]),
  });

  expect(reported).toEqual([
    [false, 1, 500, 'r-1'],
    [false, 2, undefined, undefined],
    [true, 3, 200, undefined],
    [true, 1, 200, undefined], // page 2 proves that the first was all
  ]);
});

it.each<[string, FakeFailure]>([
  ['no answer', { kind: 'reset' }],
  ['a body cut short', { kind: 'cut' }],
  ['a body that cannot be read', { kind: 'html' }],
  ['a refusal', status(401)],
  ['another refusal', status(422)],
  ['a redirect', status(302, { location: 'https://elsewhere.example' })],
])('A8: holds no key after %s, at any depth', async (_, failure) => {
  await start({ failWhen: () => failure });
  const error = await read({ modifiedSince: '2025-01-01T00:00:00Z' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const shown = inspect(error, { depth: Infinity, showHidden: true });

  expect(error).toBeInstanceOf(Error);
  expect(shown).not.toContain('siesa_api_key_here');
  expect(shown).not.toContain('modified_since');
});

it('shows nothing enumerable of an error but its name, code and kind', async () => {
  await start({ failWhen: () => ({ kind: 'reset' }) });
  const error = await read().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

  expect(Object.keys(error as object).sort()).toEqual(['code', 'kind', 'name']);
  expect(JSON.stringify(error)).toBe('{"code":"SIESA_UNAVAILABLE","kind":"transient","name":"SiesaUnavailable"}');
});
