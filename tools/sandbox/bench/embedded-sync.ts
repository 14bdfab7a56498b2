/**
 * Syncs by the embedded host, as `siesa-sync sync --local DIR` runs them, in a process of its own.
 *
 * `node embedded-sync.ts '{"dir":"my-clients","clients":["cliente-a"],"type":"initial"}'`
 */
import { openLocalFolder } from '@siesa-integration/local-runtime';
import { createSiesaClient } from '@siesa-integration/siesa-client';
import { reportUse } from './use.ts';

/** Which clients to sync, all at once. */
export interface EmbeddedOptions {
  readonly dir: string;
  readonly clients: readonly string[];
  readonly type: 'initial' | 'incremental';
  /** Keeps no pace towards Siesa, where only the processor is measured. @defaultValue false */
  readonly unpaced?: boolean;
}

const { dir, clients, type, unpaced = false } = JSON.parse(process.argv[2] ?? '') as EmbeddedOptions;

const folder = await openLocalFolder(dir, {
  ...(unpaced && {
    ports: (standard) => ({
      ...standard,
      siesa: (options) => createSiesaClient({ ...options, requestsPerMinute: 1_000_000 }),
    }),
  }),
});
const executions = await Promise.all(clients.map((client_id) => folder.start({ client_id, sync_type: type })));
for (const { result } of executions) {
  const { status, cause = '' } = await result;
  if (status !== 'SUCCEEDED') throw new Error(`A sync ended as ${status}: ${cause}`);
}
await folder.close();
reportUse();
