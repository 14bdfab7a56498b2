import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKongSimulator, startSiesaSimulator, startWmsSimulator, writeExampleFolder } from '@siesa-integration/sandbox';
import { expectedInKong, expectedInWms, type Row, type StoredDocument } from './expected-documents.ts';

/** One company of the demo: its Siesa, and what its product has stored. */
export interface DemoClient {
  readonly clientId: string;
  readonly product: 'Kong' | 'WMS';
  readonly siesa: { readonly rows: () => readonly Row[]; readonly upsert: (rows: readonly Row[]) => void };
  readonly stored: ReadonlyMap<string, StoredDocument>;
  /** What the product must hold for a row. */
  readonly expected: (row: Row) => StoredDocument;
}

/** Simulators of two companies, and a folder in which both are clients. */
export interface DemoWorld {
  readonly dir: string;
  readonly clients: readonly [DemoClient, DemoClient];
  readonly close: () => Promise<void>;
}

/** Each company runs its own Siesa; `cliente-a` has a Kong, `cliente-b` a WMS. */
export const startDemoWorld = async (size: number, seed: number): Promise<DemoWorld> => {
  const siesaOfKong = await startSiesaSimulator({ size, seed });
  const siesaOfWms = await startSiesaSimulator({ size, seed: seed + 1 });
  const kong = await startKongSimulator({ size, seed });
  const wms = await startWmsSimulator({ size, seed });
  const dir = await mkdtemp(join(tmpdir(), 'siesa-sync-demo-'));
  await writeExampleFolder({ dir, addresses: (clientId) => ({ siesa: clientId === 'cliente-a' ? siesaOfKong.url : siesaOfWms.url, kong: kong.url, wms: wms.url }) });
  const rowsOf = ({ products, upsert }: typeof siesaOfKong): DemoClient['siesa'] => ({ rows: () => products.rows, upsert });
  return {
    dir,
    clients: [
      { clientId: 'cliente-a', product: 'Kong', siesa: rowsOf(siesaOfKong), stored: kong.products, expected: expectedInKong },
      { clientId: 'cliente-b', product: 'WMS', siesa: rowsOf(siesaOfWms), stored: wms.products, expected: expectedInWms },
    ],
    close: async () => {
      await Promise.all([siesaOfKong.close(), siesaOfWms.close(), kong.close(), wms.close()]);
    },
  };
};
