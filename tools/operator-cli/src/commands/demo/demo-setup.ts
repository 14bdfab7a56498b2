import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKongSimulator, startWmsSimulator, writeExampleFolder } from '@siesa-integration/sandbox/simulators';
import { siesaDialect } from '@siesa-integration/siesa-client';
import { startDemoSiesa, type DemoOptions, type DemoSiesa } from './demo-siesa.ts';
import { expectedDocuments, type Row, type StoredDocument } from './expected-documents.ts';
import { useDialect } from './use-dialect.ts';

/** One company of the demo: its Siesa, and what its product has stored. */
export interface DemoClient {
  readonly clientId: string;
  readonly product: 'Kong' | 'WMS';
  readonly siesa: Pick<DemoSiesa, 'rows' | 'upsert' | 'calls'>;
  readonly stored: ReadonlyMap<string, StoredDocument>;
  /** What the product must hold for a row. */
  readonly expected: (row: Row) => StoredDocument;
}

/** Simulators of two companies, and a folder in which both are clients. */
export interface DemoSetup {
  readonly dir: string;
  readonly clients: readonly [DemoClient, DemoClient];
  readonly close: () => Promise<void>;
}

/** Each company runs its own Siesa; `cliente-a` has a Kong, `cliente-b` a WMS. */
export const startDemoSetup = async ({ size, seed, dialect }: DemoOptions): Promise<DemoSetup> => {
  const ofKong = await startDemoSiesa({ size, seed, dialect });
  const ofWms = await startDemoSiesa({ size, seed: seed + 1, dialect });
  const kong = await startKongSimulator({ size });
  const wms = await startWmsSimulator({ size });
  const dir = await mkdtemp(join(tmpdir(), 'siesa-sync-demo-'));
  await writeExampleFolder({
    dir,
    addresses: (clientId) => ({
      siesa: clientId === 'cliente-a' ? ofKong.url : ofWms.url,
      kong: kong.url,
      wms: wms.url,
    }),
  });
  await useDialect(dir, ['cliente-a', 'cliente-b'], dialect);
  const expected = expectedDocuments(siesaDialect(dialect)?.newClient.mapping);
  return {
    dir,
    clients: [
      {
        clientId: 'cliente-a',
        product: 'Kong',
        siesa: ofKong,
        stored: kong.products,
        expected: expected.kong,
      },
      {
        clientId: 'cliente-b',
        product: 'WMS',
        siesa: ofWms,
        stored: wms.products,
        expected: expected.wms,
      },
    ],
    close: async () => {
      await Promise.all([ofKong.close(), ofWms.close(), kong.close(), wms.close()]);
    },
  };
};
