import { aProduct, someProducts } from '@siesa-integration/canonical-model/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createMemoryRecordsFake,
  memoryRecords,
  memoryRecordsConnection,
  memoryRecordsDefinition,
} from '../conformance/memory-records.ts';
import { createEachAdapter } from '../create-each-adapter.ts';
import type {
  DestinationConnection,
  DestinationPayload,
  SendOptions,
  Verdict,
} from '../definition/destination-adapter.ts';
import type { FakeRecords } from '../fake/index.ts';

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

const refused = (verdicts: readonly Verdict[]) => verdicts.filter(({ status }) => status === 'refused');
const stored = () => [...fake.store.rows.values()].map(({ key }) => key);
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error & { code: string },
  );

describe('a lost answer', () => {
  it.each(['lose', 'cut'] as const)(
    'of a create (%s) makes no second record, also where duplicates are created',
    async (kind) => {
      fake.switches.duplicates = 'created';
      fake.switches.faults.push({ kind, method: 'POST', path: '/records/' });
      const verdicts = await send(payloads(3), { concurrency: 1 });

      expect(stored()).toEqual(['PROD000001', 'PROD000002', 'PROD000003']);
      expect(verdicts.every(({ status }) => status === 'accepted')).toBe(true);
    },
  );

  it('is remembered after the send: the list of before is not believed', async () => {
    fake.switches.duplicates = 'created';
    const connected = adapter({ concurrency: 1 });
    await connected.send(payloads(26));
    fake.switches.faults.push({ kind: 'lose', method: 'POST', path: '/records/' }, ...outage(4));
    const some = payloadsOf(someProducts(27).slice(26));
    await errorOf(connected.send(some));
    fake.switches.faults = [];
    await connected.send(some);

    expect(stored().filter((key) => key === 'PROD000027')).toHaveLength(1);
  });

  it('is looked up again by a repeated send, whatever the list held', async () => {
    fake.switches.duplicates = 'created';
    const connected = adapter();
    await connected.send(payloads(26));
    fake.add({ key: 'PROD000027', owner: 7 }); // by an earlier attempt in another process
    await connected.send(payloadsOf(someProducts(27).slice(26)), { repeated: true });

    expect(stored().filter((key) => key === 'PROD000027')).toHaveLength(1);
  });

  it('is looked for as often as the destination needs', async () => {
    fake.switches.duplicates = 'created';
    fake.switches.lookUpLag = 1;
    fake.switches.faults.push({ kind: 'lose', method: 'POST', path: '/records/' });
    const waits: number[] = [];
    const definition = {
      ...memoryRecordsDefinition,
      reading: { ...memoryRecordsDefinition.reading, afterLostCreate: { waitMs: 2_000, lookUps: 2 } },
    };
    const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
    await createEachAdapter(definition, memoryRecordsConnection(fake, { random: () => 0, sleep })).send(payloads(1));

    expect(waits.filter((ms) => ms === 2_000).length).toBeGreaterThanOrEqual(1);
    expect(stored()).toEqual(['PROD000001']);
  });
});

const outage = (times: number) => [{ status: 503, times }];

describe('a refusal', () => {
  it('of a create that another writer was quicker with becomes a change', async () => {
    fake.switches.faults.push({
      kind: 'answer',
      method: 'GET',
      status: 200,
      body: { count: 0, next: false, results: [] },
    });
    fake.add({ key: 'PROD000001', owner: 7, name: 'old' });
    const verdicts = await send(payloads(1));

    expect(verdicts).toMatchObject([{ status: 'accepted', ref: '1' }]);
    expect(fake.store.rows.get('1')).toMatchObject({ name: 'Product 1' });
  });

  it('keeps the words and names the field', async () => {
    fake.switches.poison.set('PROD000002', 'Too short');
    const verdicts = await send(payloads(3));

    expect(refused(verdicts)).toEqual([
      {
        id: 'PROD000002',
        status: 'refused',
        code: 'memory-each/name',
        message: 'Memory API returned 400: name: Too short',
      },
    ]);
  });

  it('of a reference of the settings stops the send and names the setting', async () => {
    fake.switches.faults.push({
      method: 'POST',
      path: '/records/',
      status: 400,
      body: { owner: ['Invalid pk "7" - object does not exist.'] },
    });

    expect(await errorOf(send(payloads(1)))).toMatchObject({
      name: 'ConfigurationInvalid',
      message:
        "Memory does not accept 'product_settings.owner' of the client's settings (400: owner: Invalid pk \"7\" - object does not exist.). Correct it.",
    });
  });

  it('of one record by its failing calls refuses that record, and not the send', async () => {
    fake.switches.breaking.set('PROD000002', { status: 500, body: { error: 'crash' } });
    const verdicts = await send(payloads(3), { concurrency: 1 });

    expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'refused', 'accepted']);
    expect(refused(verdicts)).toMatchObject([
      { code: 'memory-each/refused', message: 'Memory API returned 500: crash' },
    ]);
  });

  it('of every record by failing calls is a failure of the destination', async () => {
    for (let at = 1; at <= 9; at += 1)
      fake.switches.breaking.set(`PROD00000${at.toString()}`, { status: 500, body: { error: 'crash' } });

    expect(await errorOf(send(payloads(9), { concurrency: 1 }))).toMatchObject({ name: 'ProductUnavailable' });
  });
});

describe('the answer to a write', () => {
  it('warns once of a field that is ignored, and of each value that is not stored', async () => {
    fake.switches.faults.push({
      kind: 'rewrite',
      path: '/records/',
      method: 'POST',
      times: 2,
      rewrite: (body) => ({ ...(body as object), ean: undefined, name: 'OTHER' }),
    });
    const verdicts = await send(payloads(2, { ean: '7702001041725' }), { concurrency: 1 });

    expect(
      verdicts.map((verdict) => ('warnings' in verdict ? verdict.warnings.map(({ code, path }) => [code, path]) : [])),
    ).toEqual([
      [
        ['memory-each/not-stored', 'name'],
        ['memory-each/ignored-field', 'ean'],
      ],
      [['memory-each/not-stored', 'name']],
    ]);
  });

  it.each([{}, [], { key: 'PROD000001' }, 'stored'])('without an id (%j) breaks the contract', async (body) => {
    fake.switches.faults.push({ path: '/records/', method: 'POST', status: 201, body });

    expect(await errorOf(send(payloads(1)))).toMatchObject({ name: 'ProductContractBroken' });
  });

  it('of another customer stops the send', async () => {
    fake.switches.faults.push({
      kind: 'rewrite',
      path: '/records/',
      method: 'POST',
      rewrite: (body) => ({ ...(body as object), owner: 8 }),
    });

    expect(await errorOf(send(payloads(1)))).toMatchObject({ name: 'ConfigurationInvalid' });
  });
});

describe('null', () => {
  it('clears by the value that the destination takes for it', () => {
    expect(adapter().toPayload(aProduct({ ean: null }))).toMatchObject({ ok: true, value: { ean: '' } });
    expect(adapter().toPayload(aProduct({ ean: '7702001041725' }))).toMatchObject({ value: { ean: '7702001041725' } });
    expect(Object.keys(payloads(1)[0] ?? {})).not.toContain('ean');
  });
});
