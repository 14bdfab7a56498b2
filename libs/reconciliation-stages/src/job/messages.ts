import { isCalendarDay } from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import { ReconciliationInputInvalid } from './job-errors.ts';

const text = v.pipe(v.string(), v.nonEmpty());

/** What starts a reconciliation. */
const reconciliationRequest = v.looseObject({
  /** Of a job that is run again. @defaultValue a new one, made of the start and of what is compared */
  job_id: v.optional(v.pipe(v.string(), v.regex(/^JOB-\d{8}-\d{6}-[0-9a-f]{6}$/))),
  /** Where the file is. */
  object_key: text,
  /** Where what it is compared with is. */
  base_key: text,
  /** The rule document, or the name of a bundled one. */
  rules_key: text,
  /** The day of the file, YYYY-MM-DD. @defaultValue the day of the start */
  business_date: v.optional(v.pipe(v.string(), v.check(isCalendarDay, 'it is not a day, such as 2026-02-15'))),
});

const start = { request: reconciliationRequest, owner: text, started_at: v.pipe(v.string(), v.isoTimestamp()) };
const job = {
  ...start,
  job_id: text,
  file_id: text,
  /** SHA-256 of both files as they were claimed. */
  hashes: v.optional(v.object({ file: text, base: text })),
};

const claimRequest = v.looseObject(start);
const stageRequest = v.looseObject(job);
const checkpointRequest = v.looseObject({
  owner: text,
  started_at: text,
  job_id: v.optional(text),
  file_id: v.optional(text),
  error: v.optional(v.looseObject({ Error: text, Cause: v.optional(v.string()) })),
  validation: v.optional(
    v.looseObject({ error: v.optional(v.looseObject({ Error: text, Cause: v.optional(v.string()) })) }),
  ),
});

export type ReconciliationRequest = v.InferOutput<typeof reconciliationRequest>;
export type ClaimRequest = v.InferOutput<typeof claimRequest>;
export type StageRequest = v.InferOutput<typeof stageRequest>;
export type CheckpointRequest = v.InferOutput<typeof checkpointRequest>;

const parser =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (event: unknown): v.InferOutput<Schema> => {
    const parsed = v.safeParse(schema, event);
    if (parsed.success) return parsed.output;
    const [issue] = parsed.issues;
    throw new ReconciliationInputInvalid(`${v.getDotPath(issue) ?? 'The input'}: ${issue.message}.`);
  };

export const parseClaimRequest = parser(claimRequest);
export const parseStageRequest = parser(stageRequest);
export const parseCheckpointRequest = parser(checkpointRequest);
