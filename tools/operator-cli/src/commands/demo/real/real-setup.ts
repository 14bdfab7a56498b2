import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { startFakeSiesa } from '@siesa-integration/siesa-client/fake';
import { startFakeWmsProxy } from '@siesa-integration/wms-adapter/fake';
import type { Row, StoredDocument } from '../expected-documents.ts';
import { variantCatalogue, variantsQuery } from './variant-catalogue.ts';
import { writeRealFolder } from './write-real-folder.ts';

/** One company of the demo: its Siesa Cloud, and the destination that takes one record a call. */
export interface RealClient {
  readonly clientId: string;
  /** As people call it. */
  readonly destination: string;
  readonly variants: {
    readonly rows: () => readonly Row[];
    readonly set: (rows: readonly Row[]) => void;
  };
  /** The client's own record of a code at the destination. */
  readonly held: (code: string) => HeldRecord | undefined;
  /** Adds a property to one of its records there, as a person does. */
  readonly addProperty: (record: HeldRecord, property: Readonly<Record<string, string>>) => void;
}

type FakeStore = Awaited<ReturnType<typeof startFakeKongCore>>['store'];

/** A record as a destination holds it. */
export interface HeldRecord {
  /** The destination's own id. */
  readonly ref: string;
  readonly inUse: boolean;
  readonly properties: Parameters<FakeStore['put']>[1];
}

/** Simulators of two companies, and a folder in which both are clients. */
export interface RealSetup {
  readonly dir: string;
  readonly clients: readonly RealClient[];
  /** Whether a SKU of another customer of Kong Core, which has the code of one of `norte`, is as it was. */
  readonly isForeignUntouched: () => boolean;
  readonly close: () => Promise<void>;
}

/** `norte` has a Kong Core, `sur` a WMS Proxy; each has a Siesa Cloud of its own whose query returns variants. */
export const startRealSetup = async (options: { readonly size: number; readonly seed: number }): Promise<RealSetup> => {
  const siesaOfNorte = await startCompany(variantCatalogue(options));
  const siesaOfSur = await startCompany(variantCatalogue({ ...options, seed: options.seed + 1 }));
  const kong = await startFakeKongCore();
  const wms = await startFakeWmsProxy();
  const { customer_id: customer } = kongCoreSettingsOfFake;
  const foreign = kong.add({ external_id: '1204-AZUL-S', name: 'OF ANOTHER CUSTOMER', customer_id: customer + 1 });
  const foreignBefore = kong.store.rows.get(foreign);

  const dir = await mkdtemp(join(tmpdir(), 'siesa-sync-demo-'));
  await writeRealFolder(dir, [
    { clientId: 'norte', dialect: 'kong-core', siesa: siesaOfNorte.siesa, destination: kong },
    { clientId: 'sur', dialect: 'wms-proxy', siesa: siesaOfSur.siesa, destination: wms },
  ]);
  return {
    dir,
    clients: [
      {
        clientId: 'norte',
        destination: 'Kong Core',
        variants: siesaOfNorte.variants,
        ...recordsOf(kong, {
          isOwn: ({ customer_id: own }) => own === customer,
          isInUse: ({ is_active: isActive }) => isActive === true,
        }),
      },
      {
        clientId: 'sur',
        destination: 'WMS Proxy',
        variants: siesaOfSur.variants,
        ...recordsOf(wms, { isOwn: () => true, isInUse: ({ status }) => status === 'ACTIVE' }),
      },
    ],
    isForeignUntouched: () => isDeepStrictEqual(kong.store.rows.get(foreign), foreignBefore),
    close: async () => {
      await Promise.all([siesaOfNorte.siesa.close(), siesaOfSur.siesa.close(), kong.close(), wms.close()]);
    },
  };
};

const startCompany = async (catalogue: readonly Row[]) => {
  const siesa = await startFakeSiesa({ dialect: 'connekta', tables: { [variantsQuery]: catalogue } });
  return {
    siesa,
    variants: {
      rows: () => siesa.tables.get(variantsQuery)?.rows ?? [],
      set: (rows: readonly Row[]) => siesa.tables.get(variantsQuery)?.set(rows),
    },
  };
};

interface RecordRules {
  readonly isOwn: (record: StoredDocument) => boolean;
  readonly isInUse: (record: StoredDocument) => boolean;
}

const recordsOf = (
  { store }: { readonly store: FakeStore },
  { isOwn, isInUse }: RecordRules,
): Pick<RealClient, 'held' | 'addProperty'> => ({
  held: (code) => {
    const [ref, record] = [...store.rows].find(([, row]) => store.idOf(row) === code && isOwn(row)) ?? [];
    return ref === undefined || record === undefined
      ? undefined
      : { ref, inUse: isInUse(record), properties: propertiesOf(record) };
  },
  addProperty: ({ ref, properties }, property) => {
    store.put(ref, { properties: { ...properties, ...property } });
  },
});

const propertiesOf = ({ properties }: StoredDocument): HeldRecord['properties'] =>
  (properties ?? {}) as HeldRecord['properties'];
