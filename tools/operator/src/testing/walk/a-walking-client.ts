import assert from 'node:assert/strict';
import type { FakeSiesa } from '@siesa-integration/siesa-client/fake';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { findClient, openMapping } from '@siesa-integration/sync-pipeline';
import { runSync, type RunSyncOptions } from '@siesa-integration/sync-pipeline/in-process';
import { aMapping, aSyncBench, reportOf, someProducts } from '@siesa-integration/sync-pipeline/testing';
import { clientDestination } from '../../clients/client-destination.ts';
import { isReadable, verifyDestination } from '../../verify/verify-client.ts';
import type { WalkDestination } from './walk-destinations.ts';

/** A client in memory whose Siesa and destination are on loopback. Waits take no time: they advance its clock. */
export interface WalkingClient extends AsyncDisposable {
  readonly siesa: FakeSiesa;
  /** Runs one sync, a minute later. @throws an assertion error when it does not end as success */
  readonly sync: (input: RunSyncOptions['input']) => Promise<{ readonly report: string }>;
  /** The codes of which the ledger holds a reject. */
  readonly rejectedIds: () => ReadonlySet<string>;
  /** What `verify` finds, as `missing PROD00001`. */
  readonly verify: () => Promise<readonly string[]>;
}

/** The code of a product, by its number in Siesa. */
export const code = (at: number): string => `PROD${at.toString().padStart(5, '0')}`;

const mapping = (product_type: string): string =>
  aMapping({
    product_type,
    mappings: {
      product: {
        id: { siesa_field: 'f_codigo', product_field: 'external_id', type: 'string', required: true },
        name: { siesa_field: 'f_nombre', product_field: 'name', type: 'string', required: true },
        size: { constant: 'M', product_field: 'properties.SIZE' },
      },
    },
  });

/** A client with `count` products that has not been synced yet. */
export const aWalkingClient = async (
  { fake, client: settings, productType }: WalkDestination,
  count: number,
): Promise<WalkingClient> => {
  const bench = await aSyncBench({
    rows: someProducts(count),
    client: {
      ...settings,
      product_type: productType,
      product_api_url: fake.url.href,
      product_credentials_secret: `siesa-integration/cliente-a/${productType}`,
      deactivate_missing: true,
    },
  });
  const { siesa, passTime, stores } = bench;
  stores.secrets.documents.set(`siesa-integration/cliente-a/${productType}`, fake.secret);
  stores.mappings.documents.set(`field-mappings-${productType}.json`, mapping(productType));
  const sleep = (ms: number): Promise<void> => {
    passTime(ms);
    return Promise.resolve();
  };
  const ports = { ...bench.ports, destinations: destinationRegistry, runtime: { ...bench.ports.runtime, sleep } };
  return {
    siesa,
    sync: async (input) => {
      passTime(60_000);
      const end = await runSync(ports, { input });
      assert.equal(end.status, 'success', JSON.stringify(end.summary ?? end.error));
      return { report: reportOf(bench, end) };
    },
    rejectedIds: () =>
      new Set(
        [...stores.ledger.of('cliente-a').values()]
          .filter(({ rejection }) => rejection)
          .map(({ product_id }) => product_id),
      ),
    verify: async () => {
      const client = await findClient('cliente-a', ports);
      const destination = clientDestination(client, await openMapping(client, mapping(productType)), ports);
      assert.ok(isReadable(destination));
      const { findings } = await verifyDestination(client, destination, { stores: ports, locate: (key) => key }, 0);
      return findings.map(({ kind, product_id }) => `${kind} ${product_id}`);
    },
    [Symbol.asyncDispose]: bench[Symbol.asyncDispose],
  };
};
