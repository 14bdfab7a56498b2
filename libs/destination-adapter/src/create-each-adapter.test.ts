import { someProducts } from '@siesa-integration/canonical-model/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryRecordsFake, memoryRecords, memoryRecordsConnection } from './conformance/memory-records.ts';
import type { DestinationConnection, DestinationPayload, SendOptions } from './definition/destination-adapter.ts';
import type { FakeRecords } from './fake/index.ts';

let fake: FakeRecords;
beforeEach(() => {
  fake = createMemoryRecordsFake();
});

const adapter = (overrides: Partial<DestinationConnection> = {}) =>
  memoryRecords.create(memoryRecordsConnection(fake, { random: () => 0.5, ...overrides }));

const payloadsOf = (products: ReturnType<typeof someProducts>): readonly DestinationPayload[] =>
  products.map((product) => {
    const payload = adapter().toPayload(product);
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    return payload.value;
  });
const payloads = (count: number, fields: Record<string, unknown> = {}) =>
  payloadsOf(someProducts(count, fields as Parameters<typeof someProducts>[1]));

const send = (records: readonly DestinationPayload[], options: SendOptions & Partial<DestinationConnection> = {}) =>
  adapter(options).send(records, options);

const codes = (): readonly string[] => fake.calls.map(({ method, path }) => `${method} ${path}`);
const stored = () => [...fake.store.rows.values()].map(({ key }) => key);

describe('a first send', () => {
  it('logs in once, looks each record up and creates it, in the order given', async () => {
    const verdicts = await send(payloads(2));

    expect([...codes()].sort()).toEqual([
      'GET /records/?owner=7&key=PROD000001',
      'GET /records/?owner=7&key=PROD000002',
      'POST /login/',
      'POST /records/',
      'POST /records/',
    ]);
    expect(verdicts.map(({ id, status }) => [id, status])).toEqual([
      ['PROD000001', 'accepted'],
      ['PROD000002', 'accepted'],
    ]);
    expect(verdicts.map((verdict) => 'ref' in verdict && fake.store.rows.get(verdict.ref ?? '')?.['key'])).toEqual([
      'PROD000001',
      'PROD000002',
    ]);
  });

  it('reads the list once where more than 25 records are unknown, and keeps it for the next send', async () => {
    fake.add({ key: 'PROD000001', owner: 7, name: 'there' });
    const connected = adapter();
    await connected.send(payloads(30));
    await connected.send(payloadsOf(someProducts(40).slice(30)));

    expect(fake.calls.filter(({ method }) => method === 'GET')).toHaveLength(1);
    expect(fake.store.rows.size).toBe(40);
  });

  it('keeps the number of calls in flight', async () => {
    fake.switches.latencyMs = 2;
    await send(payloads(30), { concurrency: 3 });

    expect(fake.peak()).toBe(3);
  });

  it('passes verdicts on in groups of 25 at most', async () => {
    const groups: number[] = [];
    await send(payloads(60), { onVerdicts: (verdicts) => void groups.push(verdicts.length) });

    expect(groups.reduce((sum, size) => sum + size, 0)).toBe(60);
    expect(Math.max(...groups)).toBeLessThanOrEqual(28); // up to 3 more while a group is passed on
  });

  it('makes no call for nothing', async () => {
    expect(await send([])).toEqual([]);
    expect(fake.calls).toEqual([]);
  });
});

describe('a known record', () => {
  it('is changed by its ref, without a look-up', async () => {
    const ref = fake.add({ key: 'PROD000001', owner: 7, name: 'old' });
    const verdicts = await send(payloads(1), { refs: new Map([['PROD000001', ref]]) });

    expect(codes()).toEqual(['POST /login/', `PATCH /records/${ref}/`]);
    expect(verdicts).toEqual([{ id: 'PROD000001', status: 'accepted', ref }]);
    expect(fake.calls.at(-1)?.body).not.toHaveProperty('key');
  });

  it('is looked up when its ref is stale', async () => {
    const ref = fake.add({ key: 'PROD000001', owner: 7, name: 'old' });
    const verdicts = await send(payloads(1), { refs: new Map([['PROD000001', '999']]) });

    expect(verdicts).toEqual([{ id: 'PROD000001', status: 'accepted', ref }]);
    expect(fake.store.rows.size).toBe(1);
  });

  it('is created when its ref is stale and nothing has its id', async () => {
    const verdicts = await send(payloads(1), { refs: new Map([['PROD000001', '999']]) });

    expect(verdicts).toMatchObject([{ status: 'accepted', ref: '1' }]);
  });

  it('is refused, and no second one made, when another record stands under its ref', async () => {
    const ref = fake.add({ key: 'SOMEBODY', owner: 7, properties: { color: 'red' } });
    const verdicts = await send(payloads(1, { 'custom:properties': { size: 'M' } }), {
      refs: new Map([['PROD000001', ref]]),
    });

    expect(verdicts).toMatchObject([{ status: 'refused', code: 'memory-each/other-record' }]);
    expect(fake.store.rows.get(ref)).toMatchObject({ key: 'SOMEBODY', properties: { color: 'red' } });
    expect(fake.store.rows.size).toBe(1);
  });

  it('keeps the keys of other people in a merged object, and loses those that are null', async () => {
    const ref = fake.add({ key: 'PROD000001', owner: 7, properties: { shelf: 'A1', size: 'L', color: 'red' } });
    await send(payloads(1, { 'custom:properties': { size: 'M', color: null } }));

    expect(fake.store.rows.get(ref)?.['properties']).toEqual({ shelf: 'A1', size: 'M' });
  });

  it('is not written to another client', async () => {
    fake.add({ key: 'PROD000001', owner: 8, name: 'foreign' });
    fake.switches.duplicates = 'created';
    await send(payloads(1));

    expect([...fake.store.rows.values()].map(({ owner, name }) => [owner, name])).toEqual([
      [8, 'foreign'],
      [7, 'Product 1'],
    ]);
  });

  it('is refused where the destination holds it twice', async () => {
    for (const name of ['one', 'two']) fake.add({ key: 'PROD000001', owner: 7, name });
    const verdicts = await send(payloads(1));

    expect(verdicts).toMatchObject([{ status: 'refused', code: 'memory-each/ambiguous' }]);
    expect(fake.calls.filter(({ method }) => method !== 'GET')).toHaveLength(1); // the login
  });
});

describe('a filter that is ignored', () => {
  it('is found out by a foreign row, and replaced by a search for the rest of the run', async () => {
    fake.switches.exactFilter = false;
    fake.add({ key: 'ELSE', owner: 7 });
    fake.add({ key: 'PROD000001', owner: 7, name: 'old' });
    await send(payloads(2), { concurrency: 1 });

    expect(codes().filter((call) => call.includes('key='))).toHaveLength(1);
    expect(stored().sort()).toEqual(['ELSE', 'PROD000001', 'PROD000002']);
  });

  it('is answered by the list where the search brings too many pages', async () => {
    fake.switches.exactFilter = false;
    fake.switches.mostRows = 1;
    for (let at = 0; at < 25; at += 1) fake.add({ key: `PROD000001-${at.toString()}`, owner: 7 });
    fake.add({ key: 'PROD000001', owner: 7, name: 'old' });
    await send(payloads(1));

    expect(stored().filter((key) => key === 'PROD000001')).toHaveLength(1);
  });
});

describe('a list that moves while it is read', () => {
  it('is not believed about what it lacks', async () => {
    fake.switches.duplicates = 'created';
    fake.switches.mostRows = 20;
    for (let at = 1; at <= 30; at += 1) fake.add({ key: `PROD${at.toString().padStart(6, '0')}`, owner: 7 });
    const first = '1';
    fake.switches.faults.push({
      kind: 'rewrite',
      method: 'GET',
      rewrite: (body) => {
        fake.store.delete(first); // the rows of the next page move up by one
        return body;
      },
    });
    await send(payloadsOf(someProducts(30).slice(1)), { concurrency: 1 });

    expect(new Set(stored()).size).toBe(stored().length);
  });
});
