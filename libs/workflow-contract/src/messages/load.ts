import * as v from 'valibot';
import { count, runFields, time } from './fields.ts';
import { type TransformAnswer, transformAnswer } from './transform.ts';

/** What LoadToProduct gets: the whole answer of TransformData. */
export const loadRequest = transformAnswer;

export type LoadRequest = TransformAnswer;

/** One record that was not accepted, for people. */
export const failedRecord = v.object({ id: v.string(), error: v.string() });

/** What LoadToProduct answers: `records_processed = success + unchanged + failed`. */
export const loadAnswer = v.object({
  ...runFields,
  /** `stopped`: another child of this run had failed before, nothing was done. */
  status: v.picklist(['success', 'stopped']),
  /** The loader had no time to send the whole part: the answer holds the request too, and is the next one. */
  has_more: v.boolean(),
  records_processed: count,
  records_duplicate: count,
  records_success: count,
  records_unchanged: count,
  records_failed: count,
  failed_records: v.array(failedRecord),
  extraction_timestamp: time,
  transformation_timestamp: time,
  load_timestamp: time,
  duration_seconds: count,
});

export type FailedRecord = Readonly<v.InferOutput<typeof failedRecord>>;
export type LoadAnswer = v.InferOutput<typeof loadAnswer> & Partial<LoadRequest>;
