import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../hosts/host.ts';
import { type EnvironmentRun, inEnvironment } from '../places/environment-runs.ts';
import { type FilesToSend, type IngressKey, readNamed, sendFiles } from '../places/send-files.ts';
import type { NewProductReconciliation, ReconciliationEnd } from '../run-reconciliation.ts';
import { prepareProducts } from './prepare-products.ts';

export interface ProductsToSend
  extends Pick<NewProductReconciliation, 'clientId' | 'day' | 'now'>,
    Pick<FilesToSend, 'rules'> {
  /** An export of the destination. @defaultValue the destination is read */
  readonly file?: FilesToSend['file'] | undefined;
}

/** Sends Siesa's products, and an export of the destination or what it holds, and reconciles them there. */
export const sendAndReconcile = (
  host: Host,
  run: EnvironmentRun,
  { clientId, rules, file, day, now = Date.now() }: ProductsToSend,
): Promise<ReconciliationEnd> =>
  inEnvironment(run, 'run', async ({ names, connections: { s3 } }) => {
    const document = await readNamed(s3, names, { file, rules });
    const folder = await mkdtemp(join(tmpdir(), 'siesa-sync-products-'));
    try {
      const prepared = await prepareProducts<IngressKey>(host, { clientId, rules: document, file, folder, now });
      const files: FilesToSend = { file: prepared.file, against: prepared.base, rules: prepared.rules, day };
      return { ...(await sendFiles(s3, names, files)), client_id: clientId };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
