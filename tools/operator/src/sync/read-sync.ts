import type { PartReport, ReportedFailure } from '@siesa-integration/sync-pipeline';
import { getJson, runKeys } from '@siesa-integration/sync-pipeline/stored';
import * as v from 'valibot';
import { assertKnownClient } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';
import type { Stores } from '../hosts/stores.ts';
import type { PastSync } from '../hosts/sync-history.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { durationsOf, type PartTimes, type StageDurations, timesOf } from '../report/stage-durations.ts';
import { syncSummary, type SyncSummary } from './sync-summary.ts';

/** Records of a sync that were not accepted for the same reason. */
export interface FailureGroup {
  readonly stage: ReportedFailure['stage'];
  readonly code: string;
  readonly count: number;
  /** The first of them. */
  readonly samples: readonly ReportedFailure[];
}

/** One sync of a client: its end, or that it runs. */
export interface SyncDetail {
  readonly client_id: string;
  readonly sync_id: string;
  /** The execution that holds the client for this sync now. */
  readonly running?: string;
  /** It runs and will end with an error: an operator stopped it, or a part of it failed. */
  readonly stopping?: true;
  /** Its line in the history, once it has ended. */
  readonly ended?: PastSync;
  /** The sync before it. */
  readonly previous?: PastSync;
  /** While its objects are kept. */
  readonly summary?: SyncSummary;
  readonly stages?: StageDurations;
  /** The largest group first; none when its objects have expired. */
  readonly failures: readonly FailureGroup[];
}

/** Reads one sync. @throws OperatorMistake when there is no such client */
export const readSync = async (host: Host, clientId: string, syncId: string): Promise<SyncDetail> => {
  await assertKnownClient(host, clientId);
  const { history, state, objects } = host.stores;
  const [[ended, previous], stored] = await Promise.all([history.latest(clientId, 2, syncId), state.read(clientId)]);
  const isEnded = ended?.syncId === syncId;
  const about = { client_id: clientId, sync_id: syncId };
  if (!isEnded) {
    const { owner: running, stop } = stored?.state.sync_id === syncId ? stored.state : {};
    return omitUndefined({
      ...about,
      running,
      ...(stop && { stopping: true as const }),
      previous: ended,
      failures: [],
    });
  }
  const summary = await summaryOf(objects, clientId, syncId);
  const { failures, times } = await readReports(objects, clientId, syncId);
  return omitUndefined({ ...about, ended, previous, summary, stages: durationsOf(ended, summary, times), failures });
};

const summaryOf = async (
  objects: Stores['objects'],
  clientId: string,
  syncId: string,
): Promise<SyncSummary | undefined> => {
  const stored = await getJson<unknown>(objects, runKeys(clientId, syncId).summary).catch(() => undefined);
  return v.is(syncSummary, stored) ? v.parse(syncSummary, stored) : undefined;
};

const mostSamples = 5;

/** One report at a time, because those of 100,000 failures are large. */
const readReports = async (
  objects: Stores['objects'],
  clientId: string,
  syncId: string,
): Promise<{ readonly failures: readonly FailureGroup[]; readonly times: readonly PartTimes[] }> => {
  const times: PartTimes[] = [];
  const groups = new Map<string, { count: number; readonly samples: ReportedFailure[] }>();
  for (const key of await objects.list(`${runKeys(clientId, syncId).prefix}reports/`)) {
    const report = await getJson<PartReport>(objects, key).catch(() => undefined); // the others still count
    if (!report) continue;
    times.push(timesOf(report));
    for (const failure of report.failures) {
      const name = `${failure.stage} ${failure.code}`;
      const group = groups.get(name) ?? { count: 0, samples: [] };
      group.count += 1;
      if (group.samples.length < mostSamples) group.samples.push(failure);
      groups.set(name, group);
    }
  }
  const failures = [...groups.values()]
    .flatMap(({ count, samples }) => {
      const [first] = samples;
      return first ? [{ stage: first.stage, code: first.code, count, samples }] : [];
    })
    .sort((one, other) => other.count - one.count);
  return { failures, times };
};
