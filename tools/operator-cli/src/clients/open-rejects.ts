import type { Ledger, LedgerEntry } from '@siesa-integration/sync-pipeline';

/** A product that was not accepted, and has not been since. */
export type OpenReject = LedgerEntry & { readonly rejection: NonNullable<LedgerEntry['rejection']> };

/** Open rejects that share a reason. */
export interface RejectGroup {
  readonly code: string;
  /** What was said of the first of them. */
  readonly message: string;
  readonly rejects: readonly OpenReject[];
}

/** No document has this digest: with it the ledger gives parked rejects too. */
const anyMapping = 'any';

/** A client can have more; they are counted as "at least". */
export const rejectLimit = 10_000;

/** Open and parked rejects of a client, oldest first. */
export const openRejects = async (ledger: Ledger, clientId: string): Promise<readonly OpenReject[]> =>
  (await ledger.openRejects(clientId, { limit: rejectLimit, mapping: anyMapping })).filter(
    (entry): entry is OpenReject => entry.rejection !== undefined,
  );

/** Rejects by code and message, the largest group first. Figures and quoted values in a message do not make another reason. */
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
