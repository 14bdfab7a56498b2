import { someProducts } from '@siesa-integration/canonical-model/testing';
import type { DestinationConnection, DestinationPayload, SendOptions } from '@siesa-integration/destination-adapter';
import type { RunningFakeRecords } from '@siesa-integration/destination-adapter/fake';
import { afterEach, beforeEach } from 'vitest';
import { kongCore } from '../dialects/kong-core/kong-core.ts';
import type { KongSku } from '../dialects/kong-core/kong-sku.ts';
import { kongCoreSettingsOfFake, startFakeKongCore } from '../fake/index.ts';

/** The fake of the running test. */
export let fake: RunningFakeRecords;

/** Starts a fake Kong Core before each test of the file. */
export const useFakeKongCore = (): void => {
  beforeEach(async () => {
    fake = await startFakeKongCore();
  });
  afterEach(() => fake.close());
};

export const connect = (overrides: Partial<DestinationConnection> = {}) =>
  kongCore.create({
    baseUrl: fake.url,
    credentials: { secretName: 'siesa-integration/cliente-a/kong', read: () => Promise.resolve(fake.secret) },
    settings: kongCoreSettingsOfFake,
    sleep: () => Promise.resolve(),
    ...overrides,
  });

export const skus = (count: number, fields: Readonly<Record<string, string>> = {}): readonly KongSku[] =>
  someProducts(count, fields).map((product) => {
    const payload = connect().toPayload(product);
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    return payload.value;
  });

export const send = (records: readonly KongSku[], options: SendOptions & Partial<DestinationConnection> = {}) =>
  connect(options).send(records, options);
export const rows = (): readonly DestinationPayload[] => [...fake.store.rows.values()];
