import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryFake } from '../conformance/memory-destination.ts';
import { startFakeDestination, type RunningFakeDestination } from './index.ts';

let fake: RunningFakeDestination;
beforeEach(async () => {
  fake = await startFakeDestination({
    ...createMemoryFake().script,
    extras: { 'GET /v1/info': () => ({ version: 1 }) },
  });
});
afterEach(() => fake.close());

const call = async (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'x-api-key': fake.apiKey },
) => {
  const response = await fetch(new URL(path, fake.url), {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
};

describe('a fake destination', () => {
  it('merges what it is sent, and removes a field for null', async () => {
    await call('POST', '/v1/records/bulk', [{ key: 'A', name: 'one', ean: '1' }]);
    await call('POST', '/v1/records/bulk', [{ key: 'A', name: 'two' }]);
    await call('PUT', '/v1/records/A', { ean: null });

    expect(fake.products.get('A')).toEqual({ key: 'A', name: 'two' });
    expect(fake.writes.get('A')).toBe(3);
  });

  it('answers according to its contract', async () => {
    fake.switches.poison.set('A', 'no');
    expect(await call('PUT', '/v1/records/A', { name: 'x' })).toMatchObject({ status: 404 });
    expect(await call('PUT', '/v1/records/A', 'x')).toMatchObject({ status: 404 });
    expect(await call('GET', '/v1/info')).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await call('GET', '/v1/else')).toMatchObject({ status: 404 });
    expect(await call('GET', '/v1/info', undefined, {})).toMatchObject({ status: 401 });
    expect(
      await call(
        'POST',
        '/v1/records/bulk',
        Array.from({ length: 101 }, (_, index) => ({ key: String(index) })),
      ),
    ).toMatchObject({ status: 400 });
    expect(await call('POST', '/v1/records/bulk', [{ key: 'A' }, { key: 'B' }])).toMatchObject({
      status: 207,
      body: { results: [{ status: 'failed', error: 'no' }, { status: 'upserted' }] },
    });
    await call('POST', '/v1/records/bulk', [{ key: 'C' }]);
    fake.switches.poison.set('C', 'not now');
    expect(await call('PUT', '/v1/records/C', { name: 'x' })).toMatchObject({
      status: 400,
      body: { error: 'not now' },
    });
  });

  it('fails according to its switches', async () => {
    fake.switches.errorShare = 0.5;
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await call('GET', '/v1/info')).status);
    expect(statuses).toEqual([200, 503, 200, 503]);

    Object.assign(fake.switches, { errorShare: 0, callsPerSecond: 1, retryAfter: '7' });
    await call('GET', '/v1/info');
    expect(await call('GET', '/v1/info')).toMatchObject({ status: 429, retryAfter: '7' });
  });

  it('does not start on a port that is taken', async () => {
    await expect(
      startFakeDestination(createMemoryFake().script, { port: Number(fake.url.port) }),
    ).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
