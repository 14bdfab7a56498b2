import { someProducts } from '@siesa-integration/canonical-model/testing';
import type { DestinationConnection, DestinationPayload, SendOptions } from '@siesa-integration/destination-adapter';
import { afterEach, beforeEach } from 'vitest';
import { wmsProxy } from '../dialects/wms-proxy/wms-proxy.ts';
import type { WmsProxyProduct } from '../dialects/wms-proxy/wms-proxy-product.ts';
import { type FakeWmsProxy, startFakeWmsProxy } from '../fake/index.ts';

/** The fake of the running test. */
export let fake: FakeWmsProxy;
/** Milliseconds of each wait in the running test. */
export let waits: number[];

/** Starts a fake WMS Proxy before each test of the file. */
export const useFakeWmsProxy = (): void => {
  beforeEach(async () => {
    fake = await startFakeWmsProxy();
    waits = [];
  });
  afterEach(() => fake.close());
};

export const connect = (overrides: Partial<DestinationConnection> = {}) =>
  wmsProxy.create({
    baseUrl: fake.url,
    credentials: { secretName: 'siesa-integration/cliente-b/wms', read: () => Promise.resolve(fake.secret) },
    random: () => 0.5,
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ...overrides,
  });

export const products = (count: number, fields: Parameters<typeof someProducts>[1] = {}): readonly WmsProxyProduct[] =>
  someProducts(count, fields).map((product) => {
    const payload = connect().toPayload(product);
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    return payload.value;
  });

export const send = (records: readonly WmsProxyProduct[], options: SendOptions & Partial<DestinationConnection> = {}) =>
  connect(options).send(records, options);
export const rows = (): readonly DestinationPayload[] => [...fake.store.rows.values()];
export const calls = (): readonly string[] => fake.calls.map(({ method, path }) => `${method} ${path}`);
export const add = (fields: DestinationPayload = {}): string =>
  fake.add({ external_id: 'PROD000001', name: 'old', status: 'ACTIVE', ...fields });
