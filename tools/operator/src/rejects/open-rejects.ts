import type { Ledger, LedgerEntry } from '@siesa-integration/sync-pipeline';
import { assertClientsReady, assertKnownClient } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** A product that was not accepted, and has not been accepted since. */
export type OpenReject = LedgerEntry & { readonly rejection: NonNullable<LedgerEntry['rejection']> };

/** Open rejects that break the same rule in the same field. */
export interface RejectGroup {
  readonly code: string;
  /** The canonical field; absent where the rule is about the whole record, or the destination's own. */
  readonly field?: string;
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

/** Rejects by code and field, the largest group first. A destination's refusal names no field: there the message counts, without its numbers and quoted values. */
export const groupByReason = (rejects: readonly OpenReject[]): readonly RejectGroup[] => {
  const groups = Map.groupBy(
    rejects,
    ({ rejection }) =>
      `${rejection.code} ${rejectedField(rejection) ?? rejection.message.replaceAll(/'[^']*'|"[^"]*"|\d+/g, '…')}`,
  );
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [groupOf(group[0], group)] : []))
    .sort((one, other) => other.rejects.length - one.rejects.length);
};

const groupOf = ({ rejection }: OpenReject, rejects: readonly OpenReject[]): RejectGroup =>
  omitUndefined({ code: rejection.code, field: rejectedField(rejection), message: rejection.message, rejects });

/** The field of a rule of ours: its message begins with it. */
export const rejectedField = ({ code, message }: OpenReject['rejection']): string | undefined =>
  /^(mapping|stock)\//.test(code) ? /^([a-z_][\w:.-]*): /i.exec(message)?.[1] : undefined;

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
