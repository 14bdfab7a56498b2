import * as v from 'valibot';
import { count, partPointer, runFields, syncType, time } from './fields.ts';
import { begunFields } from './start.ts';

/** What TransformData gets: the Map's ItemSelector. */
export const transformRequest = v.object({
  ...runFields,
  sync_type: syncType,
  extraction_timestamp: time,
  part: partPointer,
  ...begunFields,
});

const validationError = v.object({ id: v.string(), path: v.string(), code: v.string(), error: v.string() });

/** What TransformData answers: the canonical part, and the first rejects. */
export const transformAnswer = v.object({
  ...runFields,
  sync_type: syncType,
  part: partPointer,
  count,
  rejected: count,
  duplicates: count,
  validation_errors: v.array(validationError),
  extraction_timestamp: time,
  transformation_timestamp: time,
  /** Another child of this run had failed before: nothing was done. */
  stopped: v.optional(v.boolean(), false),
  ...begunFields,
});

export type TransformRequest = v.InferOutput<typeof transformRequest>;
export type TransformAnswer = v.InferOutput<typeof transformAnswer>;
export type ValidationError = v.InferOutput<typeof validationError>;
