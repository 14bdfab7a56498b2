import type { Ledger } from '@siesa-integration/sync-pipeline';
import type { OpenReject } from './open-rejects.ts';

/** Gives parked rejects their ten attempts again: the next incremental syncs try them. */
export const unpark = async (ledger: Ledger, clientId: string, rejects: readonly OpenReject[]): Promise<void> => {
  const parked = rejects.filter(({ rejection }) => rejection.parked);
  await ledger.writeMany(
    clientId,
    parked.map((entry) => ({ ...entry, rejection: { ...entry.rejection, parked: false, attempts: 0 } })),
  );
};
