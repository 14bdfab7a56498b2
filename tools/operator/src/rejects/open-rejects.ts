import type { Ledger, LedgerEntry } from '@siesa-integration/sync-pipeline';
import { assertClientsReady, assertKnownClient } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';

/** A product that was not accepted, and has not been accepted since. */
export type OpenReject = LedgerEntry & { readonly rejection: NonNullable<LedgerEntry['rejection']> };

/** Open rejects with the same reason. */
export interface RejectGroup {
  readonly code: string;
  /** The message of the first of them. */
  readonly message: string;
  readonly rejects: readonly OpenReject[];
}

/** No mapping document has this digest, so the ledger returns parked rejects too. */
const anyMapping = 'any';

/** At most these many are read. */
const rejectLimit = 10_000;

/** Open and parked rejects of a client, oldest first. */
export const openRejects = async (ledger: Ledger, clientId: string): Promise<readonly OpenReject[]> =>
  (await ledger.openRejects(clientId, { limit: rejectLimit, mapping: anyMapping })).filter(isOpenReject);

const isOpenReject = (entry: LedgerEntry): entry is OpenReject => entry.rejection !== undefined;

/** Open rejects of a known client by reason, the largest group first. @throws OperatorMistake when there is no such client */
export const rejectsByReason = async (host: Host, clientId: string): Promise<readonly RejectGroup[]> => {
  await assertKnownClient(host, clientId);
  return groupByReason(await openRejects(host.stores.ledger, clientId));
};

/** Rejects by code and message, the largest group first. Numbers and quoted values in a message do not make another reason. */
export const groupByReason = (rejects: readonly OpenReject[]): readonly RejectGroup[] => {
  const groups = Map.groupBy(
    rejects,
    ({ rejection }) => `${rejection.code} ${rejection.message.replaceAll(/'[^']*'|"[^"]*"|\d+/g, '…')}`,
  );
  return [...groups.values()]
    .flatMap((group) =>
      group[0] ? [{ code: group[0].rejection.code, message: group[0].rejection.message, rejects: group }] : [],
    )
    .sort((one, other) => other.rejects.length - one.rejects.length);
};

/**
 * Resets the attempts of a client's parked rejects, so that the next incremental syncs try them again.
 *
 * @returns how many were parked.
 *
 * @throws OperatorMistake unless a sync of the client can start.
 */
export const unparkRejects = async (host: Host, clientId: string): Promise<number> => {
  await assertClientsReady(host, [clientId]);
  const { ledger } = host.stores;
  const parked = (await ledger.openRejects(clientId, { limit: rejectLimit, parked: true })).filter(isOpenReject);
  await ledger.writeMany(
    clientId,
    parked.map((entry) => ({ ...entry, rejection: { ...entry.rejection, parked: false, attempts: 0 } })),
  );
  return parked.length;
};
