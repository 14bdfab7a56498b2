import type { SummarizeAnswer, SummarizeRequest, SyncSummary } from '@siesa-integration/workflow-contract';
import { findClient } from '../../configuration/find-client.ts';
import { StoredPartBroken } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { getJson, putJson } from '../../run/ndjson.ts';
import { type Run, runOf } from '../../run/run.ts';
import { SeenIndex } from '../../run/seen-index.ts';
import type { ClientState } from '../../state/client-state.ts';
import { holdLease } from '../../state/hold-lease.ts';
import { learned } from '../../state/learned.ts';
import { endRun, type LeaseDecision, renewLease } from '../../state/lease.ts';
import { announceFailure, noteSuccess } from '../../alerts/announce-run.ts';
import { answerOf } from './answer.ts';
import { csvReport, linesOf, type ReportLine } from './csv-report.ts';
import { judgeRun, type RunVerdict } from './judge-run.ts';
import { shownError } from './shown-error.ts';
import { type RunRecord, readRun } from './read-run.ts';
import { doubledIds, imbalance, totalsOf } from './run-totals.ts';
import type { SummarizePorts } from './summarize-ports.ts';
import { emitSummary } from './summary-metrics.ts';
import { summaryOf } from './sync-summary.ts';
import { updateClientItem } from './update-client-item.ts';

type EndRequest = Extract<SummarizeRequest, { kind: 'end' }>;

/**
 * Ends a run: accounts for every record, writes report and summary, then moves the cursor and gives the lease back in one conditional write.
 *
 * That write comes after everything it depends on; what follows is for people. Safe to repeat: a run that has ended gives the same answer.
 *
 * @throws LeaseLost when another run has taken over.
 */
export const endOfRun = async (request: EndRequest, ports: SummarizePorts): Promise<SummarizeAnswer> => {
  const run = runOf(request);
  const state = await holdLease(ports, run, (stored, now) => keepEnded(stored, run) ?? renewLease(stored, run, now));
  const partial = request.request.only !== undefined; // metrics, alerts and the client's item describe syncs of the whole client
  if (state.ended?.sync_id === run.syncId)
    return announced(ports, await summaryOfEnded(ports, run), request, { state, partial });

  const record = await readRun(ports.objects, run, request.resume);
  const { verdict, comparison } = await judge(request, ports, { run, record, state });
  const summary = summaryOf({
    request,
    run,
    record,
    verdict,
    missing: comparison?.missing.length ?? 0,
    now: ports.runtime.now(),
  });

  await ports.objects.put(run.keys.report, csvReport(reportLines(record, comparison)), {
    contentType: 'text/csv; charset=utf-8',
  });
  await putJson(ports.objects, run.keys.summary, summary);
  const cursor = verdict.moves ? record.manifests[0]?.cursor : undefined;
  const [last] = partial ? [] : record.manifests;
  const after = await holdLease(ports, run, (stored) =>
    endRun(stored, run, {
      status: verdict.status,
      accounted: verdict.accounted,
      ...(!partial && { held: summary.cursor_held }),
      ...(cursor !== undefined && { cursor }),
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

const judge = async (
  request: EndRequest,
  ports: SummarizePorts,
  { run, record, state }: RunSoFar,
): Promise<{ verdict: RunVerdict; comparison: LedgerComparison | undefined }> => {
  const client = await findClient(run.clientId, ports);
  const [last] = record.manifests;
  const comparison = state.stop || !record.complete ? undefined : await comparisonOf(ports, run, record);
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
    ...(state.stop && { stop: shownError(state.stop) }),
    ...(problem !== undefined && { imbalance: problem }),
  });
  return { verdict, comparison };
};

/** Only a full and settled read shows what is missing in Siesa. */
const comparisonOf = async (
  { objects, ledger }: SummarizePorts,
  run: Run,
  { manifests: [last] }: RunRecord,
): Promise<LedgerComparison | undefined> => {
  if (!last?.full || !last.settled) return undefined;
  const seen = await objects.get(run.keys.seen(last));
  return seen && compareLedger(ledger, run.clientId, SeenIndex.fromBytes(seen));
};

/** The ledger beside a full read. */
interface LedgerComparison {
  /** Products that were ever accepted. */
  readonly accepted: number;
  /** Of those, the ones that the read did not bring. */
  readonly missing: readonly { readonly product_id: string; readonly source_id: string }[];
}

/** Compares a client's ledger, page by page, with the ids that the run has seen. */
const compareLedger = async (
  ledger: Pick<Ledger, 'entries'>,
  clientId: string,
  seen: SeenIndex,
): Promise<LedgerComparison> => {
  let accepted = 0;
  const missing: { product_id: string; source_id: string }[] = [];
  for await (const entry of ledger.entries(clientId)) {
    if (!entry.accepted) continue;
    accepted += 1;
    if (entry.source_id !== undefined && !seen.has(entry.source_id))
      missing.push({ product_id: entry.product_id, source_id: entry.source_id });
  }
  return { accepted, missing };
};

const reportLines = (
  { manifests, parts }: RunRecord,
  comparison: LedgerComparison | undefined,
): readonly ReportLine[] => [
  ...parts.flatMap(({ report }) => (report ? linesOf(report) : [])),
  ...doubledIds(manifests).map(
    (source_id): ReportLine => [
      '',
      source_id,
      'accepted with a warning',
      'source/double-code',
      'Siesa has this code more than once, and did so in every reading.',
      '',
    ],
  ),
  ...(comparison?.missing ?? []).map(
    ({ product_id, source_id }): ReportLine => [
      product_id,
      source_id,
      'missing_in_siesa',
      '',
      'A full read no longer brings it. Nothing was deleted.',
      '',
    ],
  ),
];
