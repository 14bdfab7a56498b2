import { describe, expect, it } from 'vitest';
import { accepted, connect, errorOf, fake, now, send, useMemoryRecords, waits } from '../testing/each-setup.ts';
import { memoryRecordsDefinition } from '../conformance/memory-records.ts';

useMemoryRecords();

describe('an address that is wrong', () => {
  it.each([
    [
      { status: 405, body: { detail: 'Method "POST" not allowed.' } },
      'ConfigurationInvalid',
      /has no 'POST \/records\/'/,
    ],
    [{ status: 404, text: '<html><h1>Not Found</h1></html>' }, 'ConfigurationInvalid', /404: Not Found/],
    [{ status: 404, body: { detail: 'Not found.' } }, 'ConfigurationInvalid', /404: Not found/],
    [{ status: 301, headers: { location: 'https://memory.example/records' } }, 'ConfigurationInvalid', /redirects/],
    [
      { status: 403, body: { detail: 'No.' } },
      'ProductAuthenticationFailed',
      /'a\/memory' lacks permission for 'POST \/records\/'/,
    ],
    [{ status: 418, body: {} }, 'ProductContractBroken', /418/],
  ])('or closed (%j) stops the send', async (fault, name, message) => {
    fake.switches.faults.push({ path: '/records/', method: 'POST', ...fault });

    const error = await errorOf(send(1));
    expect(error).toMatchObject({ name });
    expect(error?.message).toMatch(message);
  });

  it('by the words of a gateway is known to the definition', async () => {
    fake.switches.faults.push({
      method: 'POST',
      path: '/records/',
      status: 403,
      body: { message: 'Missing Authentication Token' },
    });
    const isWrongAddress = (status: number): boolean => status === 403;

    expect(await errorOf(send(1, {}, connect({}, { ...memoryRecordsDefinition, isWrongAddress })))).toMatchObject({
      name: 'ConfigurationInvalid',
    });
  });

  it('without `/v1` is called as it is', async () => {
    const urls: string[] = [];
    const fetch: typeof globalThis.fetch = (input) => {
      urls.push(new Request(input).url);
      return Promise.resolve(Response.json({ token: 't' }));
    };
    await errorOf(send(1, { baseUrl: new URL('https://memory.example/base/'), fetch }));

    expect(urls[0]).toBe('https://memory.example/base/login/');
  });
});

describe('a call that fails', () => {
  it('is repeated three times, and then ends the send', async () => {
    fake.switches.faults.push({ method: 'GET', status: 503, times: 4 });

    expect(await errorOf(send(1))).toMatchObject({ name: 'ProductUnavailable' });
    expect(waits).toEqual([250, 500, 1_000]);
  });

  it.each([408, 425, 500, 502, 504])('with %i is repeated', async (status) => {
    fake.switches.faults.push({ path: '/records/', method: 'POST', status, times: 3 });

    expect(accepted(await send(1))).toBe(1);
  });
});

describe('a 429', () => {
  it('pauses every call of the client for as long as it asks', async () => {
    fake.switches.faults.push({ path: '/records/', status: 429, headers: { 'retry-after': '60' } });

    expect(accepted(await send(6))).toBe(6);
    expect(now - Date.parse('2026-01-15T10:00:00Z')).toBeGreaterThanOrEqual(60_000);
  });

  it('without a pause pauses by chance, from one second', async () => {
    fake.switches.faults.push({ path: '/records/', status: 429, times: 2 });

    expect(accepted(await send(1, { concurrency: 1 }))).toBe(1);
    expect(waits.length).toBeGreaterThan(0);
  });

  it.each([
    ['900', 'accepted'],
    ['901', 'RateLimited'],
  ])('that asks for %s s ends as %s: 15 minutes are the most that a send waits', async (seconds, end) => {
    fake.switches.faults.push({ path: '/records/', status: 429, headers: { 'retry-after': seconds } });
    const sent = send(1).then(
      ([verdict]) => verdict?.status,
      (error: unknown) => (error instanceof Error ? error.name : undefined),
    );

    expect(await sent).toBe(end);
  });

  it('leaves what does not fit before the deadline unsent', async () => {
    fake.switches.faults.push({ path: '/records/', method: 'POST', status: 429, headers: { 'retry-after': '60' } });
    const kept: string[] = [];
    const verdicts = await send(5, {
      concurrency: 1,
      deadline: now + 30_000,
      onVerdicts: (all) => void kept.push(...all.map(({ id }) => id)),
    });

    expect(verdicts.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'unsent'));
    expect(kept).toEqual([]);
  });
});

describe('time and pace', () => {
  it('asks before every call how long to wait', async () => {
    await send(2, { concurrency: 1, nextCallIn: () => 100 });

    expect(waits).toEqual(fake.calls.map(() => 100));
  });

  it('hands back what the deadline leaves, with the verdicts that came before', async () => {
    const verdicts = await send(10, { concurrency: 1, nextCallIn: () => 1_000, deadline: now + 7_500 });

    expect(verdicts.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 3 }, () => 'accepted'),
      ...Array.from({ length: 7 }, () => 'unsent'),
    ]);
    expect(fake.store.rows.size).toBe(3);
  });

  it("stops at once for the caller's signal", async () => {
    const controller = new AbortController();
    controller.abort(new Error('stopped'));

    expect(await errorOf(send(1, { signal: controller.signal }))).toMatchObject({ message: 'stopped' });
    expect(fake.calls).toEqual([]);
  });
});

describe('reading back', () => {
  it('lists every record of the client and finds some', async () => {
    fake.switches.mostRows = 2;
    for (const owner of [7, 8, 7, 7])
      fake.add({ key: `K${owner.toString()}-${fake.store.rows.size.toString()}`, owner });
    const adapter = connect();
    const listed = [];
    for await (const record of adapter.list?.() ?? []) listed.push(record.id);

    expect(listed).toEqual(['K7-0', 'K7-2', 'K7-3']);
    expect(await adapter.find?.(['K7-2', 'NONE'])).toEqual([
      { id: 'K7-2', ref: '3', fields: { id: '3', key: 'K7-2', owner: 7 } },
    ]);
  });

  it('fails as the destination fails', async () => {
    fake.switches.faults.push({ method: 'GET', status: 500, times: 8 });
    const adapter = connect();

    expect(await errorOf(Promise.resolve(adapter.find?.(['A'])))).toMatchObject({ name: 'ProductUnavailable' });
    expect(await errorOf(Promise.resolve(adapter.list?.()[Symbol.asyncIterator]().next()))).toMatchObject({
      name: 'ProductUnavailable',
    });
  });

  it('checks login and address, and writes nothing', async () => {
    expect(await connect().check()).toEqual({ ok: true, message: 'Memory answers and takes the login.' });
    expect(fake.calls.map(({ method }) => method)).toEqual(['POST', 'GET']);
    fake.switches.password = 'another';
    const credentials = {
      secretName: 'a/memory',
      read: () => Promise.resolve({ api_url: 'https://memory.example', username: 'integration', password: 'old' }),
    };
    expect(await connect({ credentials }).check()).toMatchObject({ ok: false, code: 'PRODUCT_AUTHENTICATION' });
    await expect(
      connect({
        credentials: { ...credentials, read: () => Promise.resolve({ api_url: 'https://memory.example' }) },
      }).checkCredentials(),
    ).rejects.toThrow("'username' is missing");
  });
});
