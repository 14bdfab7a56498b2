import * as v from 'valibot';
import type { StateEvent } from '../hosts/execution.ts';

/** How far a sync has come. */
export interface SyncProgress {
  readonly clientId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly state: string;
  readonly syncId?: string;
  readonly partsKnown: number;
  readonly partsDone: number;
  readonly recordsKnown: number;
  readonly recordsDone: number;
  /** Whether Siesa has more pages than are known yet. */
  readonly moreToExtract: boolean;
  /** The first warnings of the run, as sentences. */
  readonly warnings: readonly string[];
}

const extracted = v.object({
  sync_id: v.string(),
  parts: v.array(v.unknown()),
  count: v.number(),
  has_more: v.optional(v.boolean()),
});
const transformed = v.object({ validation_errors: v.array(v.unknown()) });
const loaded = v.object({ records_processed: v.number(), failed_records: v.array(v.unknown()) });

/** A sync about which nothing is known but that it has begun. */
export const begunSync = (clientId: string, startedAt: number): SyncProgress => ({
  clientId,
  startedAt,
  state: 'Begin',
  partsKnown: 0,
  partsDone: 0,
  recordsKnown: 0,
  recordsDone: 0,
  moreToExtract: true,
  warnings: [],
});

/** What is known after one more event. */
export const afterEvent = (progress: SyncProgress, event: StateEvent): SyncProgress => {
  const here =
    event.kind === 'entered' && !partStates.has(event.state) ? { ...progress, state: event.state } : progress;
  if (event.kind === 'failed')
    return { ...here, warnings: [...here.warnings, `${event.state} failed: ${event.error ?? 'unknown error'}`] };
  return event.kind === 'exited' ? afterOutput(here, event.state, event.output) : here;
};

/** States that run once for each part, several at a time. */
const partStates: ReadonlySet<string> = new Set(['TransformData', 'LoadToProduct', 'StopRun']);

const afterOutput = (progress: SyncProgress, state: string, output: unknown): SyncProgress => {
  if (state === 'ExtractFromSiesa' && v.is(extracted, output)) {
    return {
      ...progress,
      syncId: output.sync_id,
      partsKnown: progress.partsKnown + output.parts.length,
      recordsKnown: progress.recordsKnown + output.count,
      moreToExtract: output.has_more === true,
    };
  }
  if (state === 'TransformData' && v.is(transformed, output))
    return { ...progress, warnings: [...progress.warnings, ...output.validation_errors.map(sentence)] };
  if (state === 'LoadToProduct' && v.is(loaded, output)) {
    return {
      ...progress,
      partsDone: progress.partsDone + 1,
      recordsDone: progress.recordsDone + output.records_processed,
      warnings: [...progress.warnings, ...output.failed_records.map(sentence)],
    };
  }
  return progress;
};

const failedRecord = v.object({ id: v.string(), error: v.string() });

const sentence = (problem: unknown): string => {
  if (v.is(failedRecord, problem)) return `${problem.id}: ${problem.error}`;
  return typeof problem === 'string' ? problem : JSON.stringify(problem);
};
