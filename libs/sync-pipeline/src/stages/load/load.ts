import type { DestinationField } from '@siesa-integration/destination-adapter';
import { dialectFacts, type LoadAnswer, type LoadRequest } from '@siesa-integration/workflow-contract';
import { type DestinationParts, destinationEnd } from '../../configuration/destination-end.ts';
import { type DestinationSecretDocument, readDestinationSecret } from '../../configuration/destination-secret.ts';
import { findClient } from '../../configuration/find-client.ts';
import { DestinationChanged, LeaseLost } from '../../errors.ts';
import { digest } from '../../run/fingerprint.ts';
import { emitCalls } from '../../run/call-metrics.ts';
import type {
  CanonicalRecord,
  PartReport,
  RejectedRecord,
  ReportedWarning,
  SliceManifest,
} from '../../run/documents.ts';
import { issueText } from '../../run/issue-text.ts';
import { getJson, getNdjson, putJson } from '../../run/ndjson.ts';
import { mustWait, refuseLate } from '../../run/execution/execution-time.ts';
import { runOf } from '../../run/run.ts';
import { findPart, type KnownPart, sliceOf } from '../../run/slice-manifest.ts';
import type { ClientState } from '../../state/client-state.ts';
import { changedDestination } from '../../state/ends.ts';
import { holdLease } from '../../state/hold-lease.ts';
import { renewLease } from '../../state/lease.ts';
import { refuseStopped } from '../../state/refuse-stopped.ts';
import type { Stage } from '../stage.ts';
import { warmDestination } from './warm-destination.ts';
import type { LoadPorts } from './load-ports.ts';
import type { PartOutcome } from './part-tally.ts';
import type { PartRecords, PlannedRecord } from './plan-part.ts';
import { preparePart } from './prepare-part.ts';
import { storePart } from './store-part.ts';

/** Reserved for writing the ledger and the report. */
const marginMs = 20_000;

/** So that the last call has its answer before the lease expires. */
const leaseMarginMs = 60_000;

/**
 * Stores one part of canonical products in the client's destination. Safe to repeat: a record that this run has had accepted is not sent again.
 *
 * @throws LeaseLost, SyncStopped, SyncTimedOut, ConfigurationInvalid, SecretMissing, and the errors of destination-adapter; DestinationChanged when the settings or the
 * secret name another destination since the run began.
 */
export const load: Stage<LoadRequest, LoadPorts, LoadAnswer> = async (request, ports, slice) => {
  const run = runOf(request);
  const startedAt = ports.runtime.now();
  refuseLate(run, startedAt);
  const state =
    request.stopped || mustWait(run, startedAt)
      ? undefined
      : await holdLease(ports, run, (stored, now) =>
          renewLease(stored, run, now, { opens: true, slice: sliceOf(run, request.part.key) }),
        );
  if (!state || state.stop) return answerOf(request, ports, startedAt, undefined);

  const part = await findPart(ports.objects, run, request.part.key);
  const client = await findClient(run.clientId, ports);
  const fields = fieldsOf(part.manifest);
  const assertSame = (document: DestinationSecretDocument): void => {
    assertSameDestination(run.clientId, state, { client, fields, secret: document });
  };
  const secret = await readDestinationSecret(ports.secrets, client);
  assertSame(secret);
  const { adapter, takeCalls, begun } = warmDestination(ports, client, run, fields, assertSame);
  const records = await readPart(ports, part, request);
  const goesOn = dialectFacts(client.product_type, client.product_dialect)?.sending === 'each';
  const before = goesOn ? await getJson<PartReport>(ports.objects, part.keys.report) : undefined;
  const earlier = before?.unsent === undefined ? undefined : before;

  const leaseEnds = (state.expires_at ?? 0) * 1000;
  const sendsAll = request.sync_type === 'initial' || request.request.force || state.resend === true;
  const { known, planned, taken } = await preparePart(ports, {
    run,
    client,
    part,
    records,
    adapter,
    sendsAll,
    earlier,
  });
  const reportOn = (outcome: PartOutcome): PartReport =>
    reportOf(request, ports, part, { records, planned, earlier }, outcome);
  const repeated = before !== undefined && !begun.has(part.keys.report);
  if (goesOn && !before) await putJson(ports.objects, part.keys.report, reportOn(nothingSent(planned)));
  begun.add(part.keys.report);
  let seen = state;
  const { destination, formerDestinations } = destinationEnd({ client, fields, secret });
  try {
    const outcome = await storePart(planned, {
      clientId: run.clientId,
      adapter,
      ledger: ports.ledger,
      known,
      taken,
      mapping: part.manifest.mapping,
      refOf: digest(destination),
      refsOf: new Set([destination, ...formerDestinations].map(digest)),
      repeated,
      assertLeaseHeld: async () => {
        seen = await holdLease(ports, run, (stored, now) =>
          renewLease(stored, run, now, { slice: part.keys.slice.slice }),
        );
      },
      refuseStopped: () => {
        refuseStopped(seen, run);
      },
      stamp: () => {
        const now = ports.runtime.now();
        if (now >= leaseEnds) throw new LeaseLost(run.clientId, run.syncId); // after a long pause: another run may have sent newer versions
        return { sync_id: run.syncId, at: new Date(now).toISOString() };
      },
      deadline: Math.min(startedAt + slice.remainingMs() - marginMs, leaseEnds - leaseMarginMs),
      onUnfinished: async (unfinished) => {
        const stored = await getJson<PartReport>(ports.objects, part.keys.report);
        if (stored && isComplete(stored)) return; // of another attempt, which has finished since
        await putJson(ports.objects, part.keys.report, reportOn(unfinished));
      },
    });
    await putJson(ports.objects, part.keys.report, reportOn(outcome));
    return answerOf(request, ports, startedAt, outcome);
  } finally {
    emitCalls(ports.metrics, takeCalls(), { ClientId: run.clientId, SyncType: request.sync_type, Api: 'product' });
  }
};

/** Settings and secrets are read after the run has compared its ends, so they may have changed since: half of the run would be in each destination. */
const assertSameDestination = (clientId: string, state: ClientState, parts: DestinationParts): void => {
  const changed = changedDestination(state, destinationEnd(parts));
  if (changed) throw new DestinationChanged(clientId, changed);
};

const readPart = async (
  { objects }: LoadPorts,
  { keys }: KnownPart,
  { rejected }: LoadRequest,
): Promise<PartRecords> => ({
  products: await getNdjson<CanonicalRecord>(objects, keys.canonical),
  rejects: rejected > 0 ? await getNdjson<RejectedRecord>(objects, keys.rejects) : [],
});

interface ReportedPart {
  readonly records: PartRecords;
  readonly planned: readonly PlannedRecord[];
  readonly earlier: PartReport | undefined;
}

/** Written before the first call, so that a later attempt knows that there was one. */
const nothingSent = (planned: readonly PlannedRecord[]): PartOutcome => ({
  counts: { duplicates: 0, rejected: 0, unchanged: 0, accepted: 0, refused: 0 },
  failures: [],
  warnings: [],
  destinationWarnings: [],
  accepted: [],
  unchanged: [],
  parked: 0,
  followUps: { done: 0, failed: 0 },
  unsent: planned.length,
});

const eachOnce = <Warning>(warnings: readonly Warning[]): readonly Warning[] => [
  ...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values(),
];

const reportOf = (
  request: LoadRequest,
  { runtime }: LoadPorts,
  { part }: KnownPart,
  { records, planned, earlier }: ReportedPart,
  outcome: PartOutcome,
): PartReport => {
  const superseded = part.superseded?.length ?? 0;
  const destinationWarnings = eachOnce([...(earlier?.destination_warnings ?? []), ...outcome.destinationWarnings]);
  return {
    counts: {
      extracted: part.retried ? 0 : part.count,
      retried: part.retried ? part.count : 0,
      ...outcome.counts,
      duplicates: outcome.counts.duplicates + superseded,
    },
    failures: outcome.unsent > 0 ? [...(earlier?.failures ?? []), ...outcome.failures] : outcome.failures,
    warnings: eachOnce([
      ...(earlier?.warnings ?? []),
      ...records.products.flatMap(warningsOf),
      ...planned.flatMap(({ warnings }) => warnings),
      ...outcome.warnings,
    ]),
    ...(destinationWarnings.length > 0 && { destination_warnings: destinationWarnings }),
    accepted: outcome.accepted,
    unchanged: outcome.unchanged,
    parked: outcome.parked,
    ...(outcome.unsent > 0 && { unsent: outcome.unsent }),
    follow_ups: outcome.followUps,
    transformation_timestamp: request.transformation_timestamp,
    load_timestamp: new Date(runtime.now()).toISOString(),
  };
};

/** Whether a report accounts for every record of its part: one of a part that failed does not. */
const isComplete = ({ counts }: PartReport): boolean =>
  counts.duplicates + counts.rejected + counts.unchanged + counts.accepted + counts.refused ===
  counts.extracted + counts.retried;

/** The manifest's fields as an adapter takes them. */
const fieldsOf = ({ product_fields }: SliceManifest): readonly DestinationField[] =>
  product_fields.map(({ canonical, product }) => ({ canonical, target: product }));

const warningsOf = ({ product, warnings = [] }: CanonicalRecord): readonly ReportedWarning[] =>
  warnings.map((issue) => ({ product_id: product.id, path: issue.path, code: issue.code, message: issueText(issue) }));

const answerOf = (
  request: LoadRequest,
  { runtime }: LoadPorts,
  startedAt: number,
  outcome: PartOutcome | undefined,
): LoadAnswer => {
  const { duplicates = 0, rejected = 0, refused = 0, accepted = 0, unchanged = 0 } = outcome?.counts ?? {};
  const failed = rejected + refused;
  const now = runtime.now();
  const hasMore = outcome !== undefined && outcome.unsent > 0;
  return {
    ...(hasMore && request), // the next invocation gets what this one got
    client_id: request.client_id,
    product_type: request.product_type,
    sync_id: request.sync_id,
    status: outcome ? 'success' : 'stopped',
    has_more: hasMore,
    records_processed: failed + accepted + unchanged,
    records_duplicate: duplicates,
    records_success: accepted,
    records_unchanged: unchanged,
    records_failed: failed,
    failed_records: (outcome?.failures ?? []).slice(0, 10).map(({ product_id: id, message: error }) => ({ id, error })),
    extraction_timestamp: request.extraction_timestamp,
    transformation_timestamp: request.transformation_timestamp,
    load_timestamp: new Date(now).toISOString(),
    duration_seconds: Math.round((now - startedAt) / 1000),
  };
};
