import type { Ledger, LedgerEntry } from '@siesa-integration/sync-pipeline';
import { mostIds } from '@siesa-integration/workflow-contract';
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

export const isOpenReject = (entry: LedgerEntry): entry is OpenReject => entry.rejection !== undefined;

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

/** Which group of rejects. */
export type WantedGroup = Pick<RejectGroup, 'code' | 'field' | 'message'>;

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
  let count = 0;
  for (;;) {
    const parked = (await ledger.openRejects(clientId, { limit: rejectLimit, parked: true })).filter(isOpenReject);
    await unpark(ledger, clientId, parked);
    count += parked.length;
    if (parked.length < rejectLimit) return count;
  }
};

/** The source ids of a group's oldest products, as many as one sync of chosen products takes. Siesa cannot be asked for a product without one. */
export const retryableIds = ({ rejects }: Pick<RejectGroup, 'rejects'>): readonly string[] =>
  rejects.flatMap(({ source_id: id }) => (id === undefined ? [] : [id])).slice(0, mostIds);

/**
 * Resets the attempts of a group's parked rejects.
 *
 * @returns the ids that a sync of these alone asks Siesa for, as {@link retryableIds} chooses them; empty when there is no such group.
 *
 * @throws OperatorMistake unless a sync of the client can start.
 */
export const unparkGroup = async (host: Host, clientId: string, wanted: WantedGroup): Promise<readonly string[]> => {
  await assertClientsReady(host, [clientId]);
  const { ledger } = host.stores;
  const group = groupByReason(await openRejects(ledger, clientId)).find(
    ({ code, field, message }) => code === wanted.code && field === wanted.field && message === wanted.message,
  );
  if (!group) return [];
  await unpark(
    ledger,
    clientId,
    group.rejects.filter(({ rejection }) => rejection.parked),
  );
  return retryableIds(group);
};

const unpark = (ledger: Ledger, clientId: string, parked: readonly OpenReject[]): Promise<void> =>
  ledger.writeMany(
    clientId,
    parked.map((entry) => ({ ...entry, rejection: { ...entry.rejection, parked: false, attempts: 0 } })),
  );
