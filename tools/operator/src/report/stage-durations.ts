import type { ObjectStore, PartReport } from '@siesa-integration/sync-pipeline';
import { getJson, runKeys } from '@siesa-integration/sync-pipeline/stored';
import { type SyncSummary } from '@siesa-integration/workflow-contract';
import type { PastSync } from '../hosts/sync-history.ts';

/** Seconds from one milestone to the next; together they are the whole sync. Parts are worked on side by side, so stages overlap within these. */
export interface StageDurations {
  /** Until the first part was mapped. */
  readonly extract: number;
  /** From then until the last part was mapped. */
  readonly transform: number;
  /** From then until the last part was stored. */
  readonly load: number;
  /** From then until the end. */
  readonly summarize: number;
}

/** When a part was mapped and stored. */
export type PartTimes = Pick<PartReport, 'transformation_timestamp' | 'load_timestamp'>;

/** Without the rest of a report, because that of 1,000 failures is large. */
export const timesOf = ({ transformation_timestamp, load_timestamp }: PartTimes): PartTimes => ({
  transformation_timestamp,
  load_timestamp,
});

/** Reads when the parts of a run were mapped and stored; `undefined` when they are gone or there were none. */
export const stageDurations = async (
  clientId: string,
  sync: PastSync,
  objects: ObjectStore,
): Promise<StageDurations | undefined> => {
  const keys = runKeys(clientId, sync.syncId);
  const summary = await getJson<SyncSummary>(objects, keys.summary);
  const parts: PartTimes[] = [];
  for (const key of await objects.list(`${keys.prefix}reports/`)) {
    const report = await getJson<PartReport>(objects, key);
    if (report) parts.push(timesOf(report));
  }
  return durationsOf(sync, summary, parts);
};

/** The same from what has been read. Pure. */
export const durationsOf = (
  { timestamp }: Pick<PastSync, 'timestamp'>,
  summary: { readonly extraction_timestamp?: string | undefined } | undefined,
  parts: readonly PartTimes[],
): StageDurations | undefined => {
  if (summary?.extraction_timestamp === undefined || parts.length === 0) return undefined;

  const mapped = parts.map(({ transformation_timestamp }) => Date.parse(transformation_timestamp));
  const stored = parts.map(({ load_timestamp }) => Date.parse(load_timestamp));
  const milestones = [
    Date.parse(summary.extraction_timestamp),
    Math.min(...mapped),
    Math.max(...mapped),
    Math.max(...stored),
    Date.parse(timestamp),
  ];
  const [extract = 0, transform = 0, load = 0, summarize = 0] = milestones
    .slice(1)
    .map((at, index) => Math.max(0, at - (milestones[index] ?? at)) / 1000);
  return { extract, transform, load, summarize };
};
