import { assertKnownClient } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';
import type { RejectList } from './reject-list.ts';

export interface ListRejectsOptions {
  /** Also what the newest sync accepted with a warning. @defaultValue false */
  readonly all?: boolean;
}

/**
 * Every open and parked reject of a client, by rule and field; behind them what was accepted with a warning. Names and values come from the newest row
 * that a stored sync has of the product.
 *
 * @throws OperatorMistake when there is no such client.
 */
export const listRejects = async (
  host: Host,
  clientId: string,
  { all = false }: ListRejectsOptions = {},
): Promise<RejectList> => {
  await assertKnownClient(host, clientId);
  const [latest] = all ? await host.stores.history.latest(clientId, 1) : [];
  const { rejectList } = await import('./reject-list.ts'); // it brings the mapping and the destinations
  return rejectList(clientId, host.stores, { locate: host.locate, warnedIn: latest?.syncId });
};
