import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalFolder } from '@siesa-integration/local-runtime';
import { startSimulators, writeExampleFolder } from '@siesa-integration/sandbox/simulators';
import { createSiesaClient } from '@siesa-integration/siesa-client';

/** A folder like that of a large company after a year. */
export interface LargeFolder {
  readonly dir: string;
  /** The client with all syncs and all rejects. */
  readonly clientId: string;
  /** The sync that rejected every product. */
  readonly syncId: string;
  readonly remove: () => Promise<void>;
}

export interface LargeFolderOptions {
  readonly clients: number;
  readonly syncs: number;
  readonly rejects: number;
}

const clientId = 'cliente-a';

/** Syncs `rejects` products, none of which its mapping accepts, then adds the syncs and clients that are missing. */
export const writeLargeFolder = async ({ clients, syncs, rejects }: LargeFolderOptions): Promise<LargeFolder> => {
  const dir = await mkdtemp(join(tmpdir(), 'siesa-console-bench-'));
  const simulators = await startSimulators({ size: rejects });
  await writeExampleFolder({
    dir,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
  await rejectEveryProduct(dir);
  await addClients(dir, clients);
  const folder = await openLocalFolder(dir, {
    ports: (standard) => ({
      ...standard,
      siesa: (options) => createSiesaClient({ ...options, requestsPerMinute: 1_000_000 }),
    }),
  });
  const execution = await folder.start({ client_id: clientId, sync_type: 'initial' });
  const events = await Array.fromAsync(execution.events);
  const [newest] = await folder.stores.history.latest(clientId, 1);
  if (!newest) throw new Error('The sync left no line in the history.');
  const own = events.filter(({ item }) => item === undefined); // of a sync of few products: the Map's are left out
  await addSyncs(folder, own.map((event) => JSON.stringify({ ...event, input: undefined })).join('\n'), syncs - 1);
  await folder.close();
  await simulators.close();
  return { dir, clientId, syncId: newest.syncId, remove: () => rm(dir, { recursive: true, force: true }) };
};

/** No name of the catalogue is so. */
const rejectEveryProduct = async (dir: string): Promise<void> => {
  const file = join(dir, 'field-mappings/field-mappings-kong.json');
  const document = JSON.parse(await readFile(file, 'utf8')) as { mappings: { product: Record<string, object> } };
  document.mappings.product['name'] = {
    ...document.mappings.product['name'],
    validation: '^No product has this name$',
  };
  await writeFile(file, JSON.stringify(document, undefined, 2));
};

const addClients = async (dir: string, clients: number): Promise<void> => {
  const settings = JSON.parse(await readFile(join(dir, `clients/${clientId}.json`), 'utf8')) as object;
  for (let at = 4; at < clients; at += 1) {
    const id = `cliente-${String(at)}`;
    await writeFile(
      join(dir, `clients/${id}.json`),
      JSON.stringify({ ...settings, client_id: id, client_name: `Empresa ${String(at)} S.A.` }).replaceAll(
        `siesa-integration/${clientId}/`,
        `siesa-integration/${id}/`,
      ),
    );
  }
};

type Folder = Awaited<ReturnType<typeof openLocalFolder>>;

/** Earlier syncs like the newest one: their lines in the history, and the events of their executions. */
const addSyncs = async ({ stores, executions }: Folder, events: string, syncs: number): Promise<void> => {
  const [newest] = await stores.history.latest(clientId, 1);
  if (!newest) return;
  await mkdir(executions, { recursive: true });
  for (let ago = 1; ago <= syncs; ago += 1) {
    const at = new Date(Date.now() - ago * 3_600_000).toISOString();
    const stamp = at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    await stores.history.put({ ...newest, syncId: `sync-${stamp}-7f3a`, timestamp: at });
    const process = `local-4194304-${String(Math.ceil(ago / 100))}-ab`; // a number that no process has
    await writeFile(join(executions, `${process}-${ago.toString(16)}.ndjson`), events);
  }
};
