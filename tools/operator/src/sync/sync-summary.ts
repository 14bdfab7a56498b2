import * as v from 'valibot';

/** Why a cursor stays: the cause in words, the rows of the last pass, and the total that Siesa announced. */
export const heldBecause = v.object({ cause: v.string(), read: v.number(), total: v.optional(v.number()) });
export type HeldBecause = v.InferOutput<typeof heldBecause>;

/** The summary of a sync, as `SummarizeSync` writes it; a failed sync has its error and the counts so far. */
export const syncSummary = v.looseObject({
  client_id: v.string(),
  product_type: v.optional(v.string()),
  sync_id: v.optional(v.string()),
  sync_type: v.optional(v.string()),
  status: v.picklist(['success', 'failed']),
  records_extracted: v.optional(v.number(), 0),
  records_duplicate: v.optional(v.number(), 0),
  records_retried: v.optional(v.number(), 0),
  records_processed: v.optional(v.number(), 0),
  records_success: v.optional(v.number(), 0),
  records_unchanged: v.optional(v.number(), 0),
  records_failed: v.optional(v.number(), 0),
  /** Accepted with something that the report names. */
  records_warned: v.optional(v.number(), 0),
  /** Products that a full pass no longer brought. */
  records_missing: v.optional(v.number(), 0),
  /** Products that were taken out of use, because Siesa no longer has them. */
  records_deactivated: v.optional(v.number()),
  /** Products that were to be taken out of use, and are more than may be at once. */
  deactivations_withheld: v.optional(v.number()),
  failed_records: v.optional(v.array(v.unknown()), []),
  cursor_held: v.optional(v.boolean()),
  cursor_held_because: v.optional(heldBecause),
  report_key: v.optional(v.nullable(v.string())),
  /** ISO 8601. */
  extraction_timestamp: v.optional(v.string()),
  duration_seconds: v.optional(v.number()),
  error: v.optional(v.looseObject({ name: v.string(), code: v.optional(v.string()), message: v.string() })),
});

export type SyncSummary = v.InferOutput<typeof syncSummary>;

/** How one sync ended. */
export type SyncOutcome =
  | {
      readonly kind: 'ended';
      readonly summary: SyncSummary;
      /** Measured here, from start to end. */
      readonly seconds: number;
      /** The execution's ARN; absent when it could not be started. */
      readonly execution?: string;
    }
  | {
      readonly kind: 'skipped';
      readonly clientId: string;
      /** The sync that holds the client, where known. */
      readonly running: string | undefined;
    };
