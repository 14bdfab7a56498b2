import type { Stores } from '../hosts/stores.ts';
import type { InterruptedExecution } from '../hosts/interrupted-executions.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import type { PastSync } from '../hosts/sync-history.ts';
import { present } from '../present.ts';

/** How a client stands: its last syncs, how old its cursor is, and whether it is being synced now. */
export interface ClientStatus {
  readonly client_id: string;
  readonly product_type: string;
  readonly enabled: boolean;
  /** ISO 8601; absent before the first sync. */
  readonly cursor?: string;
  readonly cursor_age_seconds?: number;
  /** The sync that holds the client now. */
  readonly running?: string;
  /** A sync that was cut off after the newest of these. */
  readonly interrupted?: InterruptedExecution;
  /** Newest first. */
  readonly syncs: readonly PastSync[];
}

export interface ClientStatusOptions {
  /** Syncs shown. */
  readonly limit: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of all clients, newest first. @defaultValue none */
  readonly interrupted?: readonly InterruptedExecution[];
}

/** Reads how a client stands. */
export const clientStatus = async (
  settings: SettingsDocument,
  { state, history }: Stores,
  { limit, now, interrupted = [] }: ClientStatusOptions,
): Promise<ClientStatus> => {
  const clientId = String(settings['client_id']);
  const [stored, syncs] = await Promise.all([state.read(clientId), history.latest(clientId, limit)]);
  const { cursor, owner, sync_id, expires_at } = stored?.state ?? {};
  const isRunning = owner !== undefined && Number(expires_at) * 1000 > now;
  return present({
    client_id: clientId,
    product_type: String(settings['product_type']),
    enabled: settings['enabled'] === true,
    cursor,
    cursor_age_seconds: cursor === undefined ? undefined : Math.round((now - Date.parse(cursor)) / 1000),
    running: isRunning ? sync_id : undefined,
    interrupted: interrupted.find(
      ({ client_id, began }) => client_id === clientId && began > (syncs[0]?.timestamp ?? ''),
    ),
    syncs,
  });
};
