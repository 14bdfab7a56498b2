import type { JsonValue } from '@siesa-integration/canonical-model';
import { recordWays, type Ways } from '@siesa-integration/destination-adapter/conformance';
import type { RunningFakeRecords } from '@siesa-integration/destination-adapter/fake';
import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { without } from '@siesa-integration/sync-pipeline/testing';
import { type FakeWmsProxySwitches, startFakeWmsProxy, wmsProxyWays } from '@siesa-integration/wms-adapter/fake';

type Fields = Readonly<Record<string, JsonValue>>;

/** A destination on loopback that takes one record a call, and what a walk needs to know of it. */
export interface WalkDestination {
  readonly fake: RunningFakeRecords;
  /** The end of the path that takes new records. */
  readonly collection: string;
  readonly productType: 'kong' | 'wms';
  /** Settings of a client that has it. */
  readonly client: Readonly<Record<string, unknown>>;
  /** Fields of a record of another client, where this client's user sees such records. */
  readonly owners?: { readonly own: Fields; readonly foreign: Fields };
  /** What a record holds that was taken out of use. */
  readonly inactive: Fields;
}

/** The ways in which destinations of a dialect may behave, and how one of them is started. One is in use at a time. */
export interface WalkDialect {
  readonly ways: Ways;
  readonly start: () => Promise<WalkDestination>;
}

/** Kong Core, whose user sees the records of other customers. */
const kongCoreWalk: WalkDialect = {
  ways: recordWays,
  start: async () => ({
    fake: await startFakeKongCore(),
    collection: '/inventory/skus/',
    productType: 'kong',
    client: { product_dialect: 'kong-core', product_settings: kongCoreSettingsOfFake },
    owners: { own: { customer_id: 35 }, foreign: { customer_id: 36 } },
    inactive: { is_active: false },
  }),
};

/** WMS Proxy, whose user sees the records of one client. */
const wmsProxyWalk = (): WalkDialect => {
  let own: Partial<FakeWmsProxySwitches> = {};
  return {
    ways: { ...without(recordWays, 'foreign'), ...wmsProxyWays(() => own) },
    start: async () => {
      const fake = await startFakeWmsProxy();
      ({ own } = fake);
      return {
        fake,
        collection: '/products',
        productType: 'wms',
        client: { product_dialect: 'wms-proxy' },
        inactive: { status: 'INACTIVE' },
      };
    },
  };
};

/** Every dialect of a destination that takes one record a call, by name. */
export const walkDialects: Readonly<Record<'kong-core' | 'wms-proxy', WalkDialect>> = {
  'kong-core': kongCoreWalk,
  'wms-proxy': wmsProxyWalk(),
};
