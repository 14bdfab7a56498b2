import * as v from 'valibot';
import { count, partPointer, runFields, syncType, time } from './fields.ts';
import { resume } from './resume.ts';
import { begunFields } from './start.ts';
import { successor } from './successor.ts';

/** What ExtractFromSiesa gets: Begin's output, or its own last answer. Several slices of one run share `extraction_timestamp`. */
export const extractRequest = v.object({
  ...begunFields,
  resume: v.optional(resume),
  extraction_timestamp: v.optional(time),
  /** The execution is a successor that has just begun: parts of the last slice may not be loaded yet. */
  catches_up: v.exactOptional(v.boolean()),
});

/** What ExtractFromSiesa answers: the parts of one slice. */
export const extractAnswer = v.object({
  ...runFields,
  sync_type: syncType,
  parts: v.array(partPointer),
  count,
  has_more: v.boolean(),
  wait_seconds: count,
  resume,
  load_concurrency: count,
  extraction_timestamp: time,
  /** The time of the execution is spent: this one goes on with the run. */
  successor: v.exactOptional(successor),
  ...begunFields,
});

export type ExtractRequest = v.InferOutput<typeof extractRequest>;
export type ExtractAnswer = v.InferOutput<typeof extractAnswer>;
