import type {
  HandOverAnswer,
  SummarizeAnswer,
  SummarizeRequest,
  SyncSummary,
} from '@siesa-integration/workflow-contract';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { findClient } from '../../configuration/find-client.ts';
import { StoredPartBroken } from '../../errors.ts';
import type { SliceManifest } from '../../run/documents.ts';
import { getJson, putJson } from '../../run/ndjson.ts';
import { type Run, runOf } from '../../run/run.ts';
import type { ClientState } from '../../state/client-state.ts';
import { holdLease } from '../../state/hold-lease.ts';
import { learned } from '../../state/learned.ts';
import { endRun, type LeaseDecision, renewLease, type RunEnd } from '../../state/lease.ts';
import { announceFailure, noteSuccess } from '../../alerts/announce-run.ts';
import { answerOf } from './answer.ts';
import type { Slice } from '../stage.ts';
import { compareLedger, type LedgerComparison } from './compare-ledger.ts';
import { type Deactivations, deactivateMissing } from './deactivate-missing.ts';
import { handOverOf } from './hand-over.ts';
import { judgeRun, type RunVerdict } from './judge-run.ts';
import { shownError } from './failure/shown-error.ts';
import { type RunRecord, readRun } from './read-run.ts';
import { csvReport } from './report/csv-report.ts';
import { linesOfRun } from './report/lines-of-run.ts';
import { imbalance, totalsOf } from './run-totals.ts';
import type { SummarizePorts } from './summarize-ports.ts';
import { emitSummary } from './summary-metrics.ts';
import { summaryOf } from './sync-summary.ts';
import { updateClientItem } from './update-client-item.ts';

/** Reserved for the report, the summary and the end of the lease. */
const marginMs = 30_000;

type EndRequest = Extract<SummarizeRequest, { kind: 'end' }>;

/**
 * Ends a run: accounts for every record, writes report and summary, then moves the cursor and gives the lease back in one conditional write.
 *
 * That write comes after everything it depends on; what follows is for people. Safe to repeat: a run that has ended gives the same answer.
 *
 * @throws LeaseLost when another run has taken over.
 */
export const endOfRun = async (
  request: EndRequest,
  ports: SummarizePorts,
  slice: Slice,
): Promise<SummarizeAnswer | HandOverAnswer> => {
  const run = runOf(request);
  const state = await holdLease(ports, run, (stored, now) => keepEnded(stored, run) ?? renewLease(stored, run, now));
  const partial = request.request.only !== undefined; // metrics, alerts and the client's item describe syncs of the whole client
  if (state.ended?.sync_id === run.syncId)
    return announced(ports, await summaryOfEnded(ports, run), request, { state, partial });

  const record = await readRun(ports.objects, run, request.resume);
  const handedOver = state.stop ? undefined : handOverOf(request, run, record, ports.runtime.now());
  if (handedOver) return handedOver;

  const judged = await judge(request, ports, { run, record, state });
  const { verdict, comparison } = judged;
  const deactivations = await deactivate(request, ports, { run, record, state, ...judged }, slice);
  const gone = new Set(deactivations.done.map(({ product_id }) => product_id));
  const missing = (comparison?.missing ?? []).filter(({ product_id }) => !gone.has(product_id));
  const summary = summaryOf({
    request,
    run,
    record,
    verdict,
    missing: missing.length,
    deactivated: deactivations.done.length,
    withheld: deactivations.withheld,
    now: ports.runtime.now(),
  });

  await ports.objects.put(run.keys.report, csvReport(linesOfRun(record, missing, deactivations)), {
    contentType: 'text/csv; charset=utf-8',
  });
  await putJson(ports.objects, run.keys.summary, summary);
  const cursor = verdict.moves ? record.manifests[0]?.cursor : undefined;
  const [last] = partial ? [] : record.manifests;
  const fullPass = last && fullPassOf(last, run, verdict);
  const after = await holdLease(ports, run, (stored) =>
    endRun(stored, run, {
      status: verdict.status,
      accounted: verdict.accounted,
      ...(!partial && { held: summary.cursor_held }),
      ...(cursor !== undefined && { cursor }),
      ...(fullPass && { fullPass }),
      ...(last &&
        verdict.status === 'success' && {
          learned: (before) =>
            learned(before, { manifest: last, settled: verdict.moves, accepted: request.request.accept_empty ?? [] }),
        }),
    }),
  );

  if (partial) return announced(ports, summary, request, { state: after, partial });

  const now = ports.runtime.now();
  await updateClientItem(ports, summary, after.cursor, now);
  emitSummary(ports.metrics, summary, {
    followUps: totalsOf(record).followUps,
    held: after.held ?? 0,
    ...(after.cursor !== undefined && { cursorAgeSeconds: (now - Date.parse(after.cursor)) / 1000 }),
  });
  return announced(ports, summary, request, { state: after, partial });
};

/** The answer of a run that has ended, after its alerts were noted. A repeated attempt notes the same. */
const announced = async (
  ports: SummarizePorts,
  summary: SyncSummary,
  request: EndRequest,
  { state, partial }: { readonly state: ClientState; readonly partial: boolean },
): Promise<SummarizeAnswer> => {
  const now = ports.runtime.now();
  if (summary.error)
    return answerOf(
      summary,
      request,
      now,
      await announceFailure(ports, summary, summary.error, { known: !partial, now }),
    );
  if (!partial) await noteSuccess(ports, summary, state, now);
  return answerOf(summary, request, now);
};

/** A run that an earlier attempt has ended: its answer was lost, or its task timed out while it ran. */
const keepEnded = (stored: ClientState | undefined, run: Run): LeaseDecision | undefined =>
  stored?.ended?.sync_id === run.syncId ? { kind: 'keep', state: stored } : undefined;

const summaryOfEnded = async ({ objects }: SummarizePorts, run: Run): Promise<SyncSummary> => {
  const summary = await getJson<SyncSummary>(objects, run.keys.summary);
  if (!summary) throw new StoredPartBroken(run.keys.summary, 'is gone');
  return summary;
};

interface RunSoFar {
  readonly run: Run;
  readonly record: RunRecord;
  readonly state: ClientState;
}

interface JudgedEnd {
  readonly client: ClientConfiguration;
  readonly verdict: RunVerdict;
  readonly comparison: LedgerComparison | undefined;
}

const judge = async (
  request: EndRequest,
  ports: SummarizePorts,
  { run, record, state }: RunSoFar,
): Promise<JudgedEnd> => {
  const client = await findClient(run.clientId, ports);
  const [last] = record.manifests;
  const comparison =
    state.stop || !record.complete
      ? undefined
      : await compareLedger(ports, run, record, client.deactivate_missing ? state.full_pass : undefined);
  const totals = totalsOf(record);
  const problem = imbalance(record, totals);
  const verdict = judgeRun({
    clientId: run.clientId,
    syncType: request.sync_type,
    totals,
    settled: last?.settled ?? false,
    distinct: last?.distinct ?? 0,
    acceptShrink: request.request.accept_shrink,
    thresholdPercent: client.failure_threshold_percent,
    ...(comparison && { inLedger: comparison.accepted }),
    ...(last?.full && state.fills?.items !== undefined && { lastRead: state.fills.items }),
    ...(state.stop && { stop: shownError(state.stop) }),
    ...(problem !== undefined && { imbalance: problem }),
  });
  return { client, verdict, comparison };
};

/** Takes out of use what is missing for the second time, after a run that did well. */
const deactivate = (
  request: EndRequest,
  ports: SummarizePorts,
  { run, record, state, client, verdict, comparison }: RunSoFar & JudgedEnd,
  slice: Slice,
): Promise<Deactivations> => {
  const [last] = record.manifests;
  if (!comparison || !last || verdict.status !== 'success')
    return Promise.resolve({ done: [], withheld: 0, reasons: new Map() });
  return deactivateMissing(ports, {
    client,
    run,
    state,
    comparison,
    fields: last.product_fields,
    accepted: request.request.accept_deactivations ?? false,
    syncType: request.sync_type,
    deadline: ports.runtime.now() + slice.remainingMs() - marginMs,
    assertLeaseHeld: async () => {
      await holdLease(ports, run, (stored, now) => renewLease(stored, run, now));
    },
  });
};

/** What the next full reading is compared with. */
const fullPassOf = (
  { full, settled, slice, attempt }: SliceManifest,
  { keys, startedAt }: Run,
  { status }: RunVerdict,
): RunEnd['fullPass'] => {
  if (!full || status !== 'success') return undefined;
  return settled ? { at: new Date(startedAt).toISOString(), seen: keys.seen({ slice, attempt }) } : 'unsettled';
};
