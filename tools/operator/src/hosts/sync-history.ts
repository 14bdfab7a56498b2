import * as v from 'valibot';

const pastSync = v.object({
  tenantId: v.string(),
  syncId: v.string(),
  status: v.string(),
  timestamp: v.string(),
  /** Accepted. */
  recordsProcessed: v.optional(v.number(), 0),
  recordsExtracted: v.optional(v.number(), 0),
  recordsUnchanged: v.optional(v.number(), 0),
  recordsFailed: v.optional(v.number(), 0),
  recordsWarned: v.optional(v.number(), 0),
  productType: v.optional(v.string()),
  syncType: v.optional(v.string()),
  durationSeconds: v.optional(v.number(), 0),
  reportKey: v.optional(v.string()),
  error: v.optional(
    v.looseObject({ name: v.optional(v.string()), code: v.optional(v.string()), message: v.optional(v.string()) }),
  ),
});

/** A sync that has ended, as `LogSuccess` or `LogFailure` wrote it. */
export type PastSync = v.InferOutput<typeof pastSync>;

/** The sync history of each client. */
export interface SyncHistory {
  /**
   * The newest `limit` syncs of a client, newest first.
   *
   * @param upTo - no sync with a later id. @defaultValue all
   */
  readonly latest: (clientId: string, limit: number, upTo?: string) => Promise<readonly PastSync[]>;
}

/** The client id under which `LogFailureUnreported` writes failures that could not be reported. */
export const unreportedFailures = '#unreported';

/** The lines of a history that are syncs. */
export const pastSyncs = (lines: readonly unknown[]): readonly PastSync[] =>
  lines.flatMap((line) => (v.is(pastSync, line) ? [v.parse(pastSync, line)] : []));
