import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import type { FakeRecords } from '@siesa-integration/destination-adapter/fake';
import { createFakeKongCore, kongCoreSettingsOfFake } from '@siesa-integration/kong-adapter/fake';
import { createFakeWmsProxy } from '@siesa-integration/wms-adapter/fake';
import type { EachDialect } from '../../scenario/http-systems.ts';

/** A destination that takes one record a call, to whose records people add keys of their own. */
export interface SimRecords {
  readonly fake: FakeRecords;
  /** What its paths begin with. */
  readonly root: string;
  /** What is sent of a row, in the contract's words. */
  readonly payloadOf: (row: DestinationPayload) => DestinationPayload;
  /** Whether a row is this client's. */
  readonly isOwn: (row: DestinationPayload) => boolean;
}

interface RecordSystem {
  readonly product: 'kong' | 'wms';
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where the mapping document writes. */
  readonly targets: Readonly<Record<'id' | 'external_id' | 'name' | 'stock_quantity', string>>;
  readonly start: (password: string) => SimRecords;
}

/** A key that a person gives to each record. */
export const personsKey = { shelf: 'A1' };

/** The row of another customer, under a code of ours. */
export const foreignRow = { external_id: 'P1', customer_id: 36, name: 'foreign', properties: {} };

/** What a client's settings and mapping hold for each, and how it begins: with a record of this client. A second create of a code makes a second record, which is the worst case. */
export const recordSystems: Readonly<Record<EachDialect, RecordSystem>> = {
  'kong-core': {
    product: 'kong',
    settings: { product_settings: kongCoreSettingsOfFake },
    targets: { id: 'external_id', external_id: 'reference', name: 'name', stock_quantity: 'properties.quantity' },
    start: (password) => {
      const { customer_id } = kongCoreSettingsOfFake;
      const fake = createFakeKongCore({ switches: { password, duplicates: 'created' } });
      fake.add({ external_id: 'P0', customer_id, name: 'old', properties: personsKey });
      fake.add(foreignRow);
      return {
        fake,
        root: '',
        payloadOf: payloadFrom('reference'),
        isOwn: (row) => row['customer_id'] === customer_id,
      };
    },
  },
  'wms-proxy': {
    product: 'wms',
    settings: {},
    targets: { id: 'external_id', external_id: 'reference_id', name: 'name', stock_quantity: 'properties.quantity' },
    start: (password) => {
      const fake = createFakeWmsProxy({ switches: { password, duplicates: 'created' } });
      fake.add({ external_id: 'P0', name: 'old', properties: personsKey });
      return { fake, root: '/staging', payloadOf: payloadFrom('reference_id'), isOwn: () => true };
    },
  },
};

const payloadFrom =
  (reference: string) =>
  ({
    external_id = '?',
    [reference]: external = '',
    name = '',
    properties,
  }: DestinationPayload): DestinationPayload => ({
    product_id: external_id,
    external_reference: external,
    name,
    quantity: (properties as DestinationPayload | undefined)?.['quantity'] ?? null,
  });
