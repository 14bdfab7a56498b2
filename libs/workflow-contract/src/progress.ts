import * as v from 'valibot';
import { failedRecord } from './messages/load.ts';
import { partStates, syncStates } from './state-names.ts';

/** One event of an execution's history, wherever it runs. */
export interface StateEvent {
  readonly kind: 'entered' | 'exited' | 'failed' | 'retried' | 'caught';
  /** The state's name, for example `LoadToProduct`; states inside of the Map included. */
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Which item of the Map, from 0; absent outside of it. */
  readonly item?: number;
  /** The state's input, when it was entered. */
  readonly input?: unknown;
  /** The state's output, when it exited: pointers and counts. */
  readonly output?: unknown;
  /** The error's name, when it failed. */
  readonly error?: string;
  readonly cause?: string;
}

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
  /** The parts of the last slice: a successor of an execution names again those that wait for it. */
  readonly lastParts: readonly string[];
  /** The first warnings of the run, as sentences. */
  readonly warnings: readonly string[];
}

/** The progress of a sync before its first event. */
export const begunSync = (clientId: string, startedAt: number): SyncProgress => ({
  clientId,
  startedAt,
  state: syncStates.begin,
  partsKnown: 0,
  partsDone: 0,
  recordsKnown: 0,
  recordsDone: 0,
  moreToExtract: true,
  lastParts: [],
  warnings: [],
});

/** The progress after one more event. Pure. */
export const afterEvent = (progress: SyncProgress, event: StateEvent): SyncProgress => {
  const here =
    event.kind === 'entered' && !partStates.has(event.state) ? { ...progress, state: event.state } : progress;
  if (event.kind === 'failed')
    return { ...here, warnings: [...here.warnings, `${event.state} failed: ${event.error ?? 'unknown error'}`] };
  return event.kind === 'exited' ? afterOutput(here, event.state, event.output) : here;
};

/* Less than the messages' own schemas demand, so that the progress of an older version's execution can be shown, too. */
const extracted = v.object({
  sync_id: v.string(),
  parts: v.array(v.unknown()),
  count: v.number(),
  has_more: v.optional(v.boolean()),
});
const loaded = v.object({
  status: v.optional(v.string()),
  records_processed: v.number(),
  failed_records: v.array(v.unknown()),
  has_more: v.optional(v.boolean()),
});

const afterOutput = (progress: SyncProgress, state: string, output: unknown): SyncProgress => {
  if (state === syncStates.extractFromSiesa && v.is(extracted, output)) {
    const parts = output.parts.map((part) => JSON.stringify(part));
    const isAgain = parts.length > 0 && parts.every((part) => progress.lastParts.includes(part));
    return {
      ...progress,
      syncId: output.sync_id,
      ...(!isAgain && {
        partsKnown: progress.partsKnown + parts.length,
        recordsKnown: progress.recordsKnown + output.count,
      }),
      ...(parts.length > 0 && { lastParts: parts }),
      moreToExtract: output.has_more === true,
    };
  }
  // Its failed records include those that the mapping rejected, so the answer of TransformData is not looked at. The last answer about a part counts
  // those of earlier invocations too. A part that was left alone is not done.
  if (state !== syncStates.loadToProduct || !v.is(loaded, output)) return progress;
  if (output.has_more !== true && output.status !== 'stopped') {
    return {
      ...progress,
      partsDone: progress.partsDone + 1,
      recordsDone: progress.recordsDone + output.records_processed,
      warnings: [...progress.warnings, ...output.failed_records.map(sentence)],
    };
  }
  return progress;
};

const sentence = (problem: unknown): string => {
  if (v.is(failedRecord, problem)) return `${problem.id}: ${problem.error}`;
  return typeof problem === 'string' ? problem : JSON.stringify(problem);
};
