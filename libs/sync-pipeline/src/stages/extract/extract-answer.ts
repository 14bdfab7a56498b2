import type { ExtractAnswer, ExtractRequest, Resume } from '@siesa-integration/workflow-contract';
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
  ...(request.execution && { execution: request.execution }),
});

/** The answer when nothing is read: `parts` of the last slice are to be loaded, and the reading goes on where it was. */
export const unreadAnswer = (
  context: ExtractContext,
  resume: Resume,
  parts: readonly ManifestPart[] = [],
): ExtractAnswer => answerOf(context, { name: resume, reading: readingOf(resume), parts, waitSeconds: 0 });

/** The answer after a child of the Map has failed: nothing more is read, and the summary ends the run with that error. */
export const stoppedAnswer = (context: ExtractContext): ExtractAnswer => {
  const { resume } = context.request;
  const first = { name: { slice: 1, attempt: '0000' }, reading: firstReading, parts: [], waitSeconds: 0 };
  return { ...(resume ? unreadAnswer(context, resume) : answerOf(context, first)), has_more: false };
};
