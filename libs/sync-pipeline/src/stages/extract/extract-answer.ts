import type { ExtractAnswer, ExtractRequest } from '@siesa-integration/workflow-contract';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import type { ManifestPart } from '../../run/documents.ts';
import { partLimits } from '../../configuration/part-limits.ts';
import type { Run } from '../../run/run.ts';
import type { SliceName } from '../../run/run-keys.ts';
import { firstReading, type Reading, readingOf, resumeOf } from './reading.ts';

/** The fields that every slice of a run shares. */
export interface ExtractContext {
  readonly request: ExtractRequest;
  readonly run: Run;
  readonly client: ClientConfiguration;
  /** ISO 8601. */
  readonly extractedAt: string;
}

/** The result of one slice. */
export interface ExtractedSlice {
  readonly name: SliceName;
  readonly reading: Reading;
  readonly parts: readonly ManifestPart[];
  readonly waitSeconds: number;
}

/** The answer to the state machine. */
export const answerOf = (
  { request, run, client, extractedAt }: ExtractContext,
  { name, reading, parts, waitSeconds }: ExtractedSlice,
): ExtractAnswer => ({
  client_id: run.clientId,
  product_type: client.product_type,
  sync_type: request.request.sync_type,
  sync_id: run.syncId,
  parts: parts.map(({ key, count }) => ({ key, count })),
  count: parts.reduce((sum, part) => sum + part.count, 0),
  has_more: reading.phase !== 'done',
  wait_seconds: waitSeconds,
  resume: resumeOf(reading, name),
  load_concurrency: partLimits(client).loadConcurrency,
  extraction_timestamp: extractedAt,
  request: request.request,
  owner: request.owner,
  started_at: request.started_at,
});

/** The answer after a child of the Map has failed: nothing more is read, and the summary ends the run with that error. */
export const stoppedAnswer = (context: ExtractContext): ExtractAnswer => {
  const { resume } = context.request;
  const name = { slice: resume?.slice ?? 1, attempt: resume?.attempt ?? '0000' };
  const reading = resume ? readingOf(resume) : firstReading;
  return { ...answerOf(context, { name, reading, parts: [], waitSeconds: 0 }), has_more: false };
};
