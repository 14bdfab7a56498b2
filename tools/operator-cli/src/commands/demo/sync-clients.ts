import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from '@siesa-integration/operator/hosts';
import type { SyncOutcome } from '@siesa-integration/operator/sync';
import type { CommandContext } from '../../command-context.ts';
import { syncInTerminal } from '../sync/sync-in-terminal.ts';

/**
 * Syncs the clients of a demo, each time in another second than before: ids of syncs begin with theirs, and lists are in the order of the ids.
 *
 * @returns starts one sync of each client, and resolves when all have ended
 */
export const syncClients = (
  host: Host,
  clients: readonly { readonly clientId: string }[],
  context: Pick<CommandContext, 'terminal' | 'now' | 'language'>,
): ((syncType: 'initial' | 'incremental') => Promise<readonly SyncOutcome[]>) => {
  let last: number | undefined;
  return async (syncType) => {
    if (secondNow() === last) await sleep(1_001 - (Date.now() % 1_000));
    last = secondNow();
    return syncInTerminal(
      host,
      clients.map(({ clientId }) => ({ client_id: clientId, sync_type: syncType })),
      context,
    );
  };
};

const secondNow = (): number => Math.floor(Date.now() / 1_000);
