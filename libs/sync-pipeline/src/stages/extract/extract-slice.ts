import type { SiesaCall } from '@siesa-integration/siesa-client';
import type { Resume } from '@siesa-integration/workflow-contract';
import { StoredPartBroken } from '../../errors.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import { closedEntry } from '../../ledger/make-entries.ts';
import { emitCalls } from '../../run/call-metrics.ts';
import type { SliceManifest } from '../../run/documents.ts';
import { putJson } from '../../run/ndjson.ts';
import { type Run, refuseLate } from '../../run/run.ts';
import type { SliceName } from '../../run/run-keys.ts';
import { SeenIndex } from '../../run/seen-index.ts';
import { createCallReservations } from '../../state/call-reservations.ts';
import type { Slice } from '../stage.ts';
import { connectSiesa } from './connect-siesa.ts';
import type { EnteredRun } from './enter-run.ts';
import type { ExtractContext, ExtractedSlice } from './extract-answer.ts';
import type { ExtractPorts } from './extract-ports.ts';
import { readSlice } from './read-slice.ts';
import { firstReading, isSettled, type Reading, readingOf } from './reading.ts';
import { createRowSorter, type RowSorter } from './row-sorter.ts';
import { type PresentMapping, type RunMapping, runMapping } from './run-mapping.ts';
import { createSliceWriter, type SliceWriter } from './slice-writer.ts';

/** Reserved for writing the last part, the index and the manifest. */
const marginMs = 60_000;
const callMarginMs = 45_000;
const mostParts = 200;

/** More than a run fetches, because those that the pages have brought already are skipped. */
const rejectsLookedThrough = 1000;

export interface ExtractSliceContext extends ExtractContext {
  readonly entered: EnteredRun;
  readonly attempt: string;
  /** First slice: the mapping that the run begins with. */
  readonly present?: PresentMapping;
}

/** Reads one slice and stores it: parts, then the index of seen ids, then the manifest, then the calls that were made. */
export const extractSlice = async (
  context: ExtractSliceContext,
  ports: ExtractPorts,
  slice: Slice,
): Promise<ExtractedSlice> => {
  const { run, client, request, entered, attempt } = context;
  const name: SliceName = { slice: (request.resume?.slice ?? 0) + 1, attempt };
  const mapping = await runMapping(ports, run, client, context.present);
  const seen = await seenSoFar(ports, run, request.resume);
  const writer = createSliceWriter(ports.objects, run.keys, name);

  const calls = createCallReservations({ ports, run, reserved: entered.reserved, budget: () => siesa.budget() });
  const made: SiesaCall[] = [];
  const siesa = connectSiesa(ports, {
    client,
    beforeCall: calls.beforeCall,
    onCall: (call) => made.push(call),
    ...(entered.budget && { budget: entered.budget }),
  });
  const rejects = await ports.ledger.openRejects(run.clientId, {
    limit: rejectsLookedThrough,
    mapping: mapping.digest,
  });
  const sorter = createRowSorter({ siesa, seen, writer, name, rejects: bySource(rejects) });
  const { sync_type: syncType } = request.request;
  const only = request.request.only && [...new Set(request.request.only)];
  const narrowed = syncType === 'incremental' && siesa.narrows && entered.state.cursor !== undefined;
  const closeGone = async (entry: LedgerEntry): Promise<void> => {
    await calls.assertLeaseHeld();
    sorter.countGone();
    await ports.ledger.writeMany(run.clientId, [closedEntry(entry, { sync_id: run.syncId })]);
  };

  const { reading, waitSeconds } = await readSlice(request.resume ? readingOf(request.resume) : firstReadingOf(only), {
    run,
    siesa,
    sorter,
    ...(only && { only }),
    deadline: ports.runtime.now() + slice.remainingMs() - callMarginMs,
    full: () => writer.count() >= mostParts || slice.remainingMs() < marginMs,
    cursorAt: (serverTime) =>
      new Date(sourceTime(serverTime, ports.runtime.now()) - client.cursor_lag_minutes * 60_000).toISOString(),
    openRejects: (limit) => (syncType === 'initial' ? [] : notSeen(rejects, seen).slice(0, limit)),
    refuseLate: (aheadMs) => {
      refuseLate(run, ports.runtime.now() + aheadMs);
    },
    onUnclear: ({ product_id }) => {
      ports.log.warn("Siesa's answer about a rejected product is unclear: it stays rejected", {
        client_id: run.clientId,
        sync_id: run.syncId,
        product_id,
      });
    },
    onGone: closeGone,
    onUnknown: async (source_id) => {
      ports.log.warn('Siesa does not have a product that the run was asked for', {
        client_id: run.clientId,
        sync_id: run.syncId,
        source_id,
      });
      const reject = rejects.find((entry) => entry.source_id === source_id);
      if (reject) await closeGone(reject);
    },
    ...(narrowed && { modifiedSince: entered.state.cursor }),
  });
  await writer.flush();
  await ports.objects.put(run.keys.seen(name), seen.toBytes(), { contentType: 'application/octet-stream' });
  await putJson(
    ports.objects,
    run.keys.slice(name),
    manifestOf({ context, name, reading, writer, sorter, seen, mapping, full: !narrowed && !only }),
  );
  await calls.settle();
  emitCalls(ports.metrics, made, { ClientId: run.clientId, SyncType: syncType, Api: 'siesa' });
  return { name, reading, parts: writer.parts(), waitSeconds };
};

/** A server time further ahead is ignored, because a cursor in the future would skip all that changes until then. A server time in the past is safe. */
const mostAheadMs = 15 * 60_000;

const sourceTime = (serverTime: number | undefined, now: number): number =>
  serverTime === undefined || serverTime - now > mostAheadMs ? now : serverTime;

/** A run over single products reads no pages. */
const firstReadingOf = (only: readonly string[] | undefined): Reading =>
  only ? { ...firstReading, phase: 'rejects' } : firstReading;

const seenSoFar = async (
  { objects }: Pick<ExtractPorts, 'objects'>,
  run: Run,
  resume: Resume | undefined,
): Promise<SeenIndex> => {
  if (!resume) return new SeenIndex();

  const key = run.keys.seen(resume);
  const bytes = await objects.get(key);
  if (!bytes) throw new StoredPartBroken(key, 'is gone');
  return SeenIndex.fromBytes(bytes);
};

/** A row of a page may be an open reject that is stored under another product id by now: loading it closes that reject. */
const bySource = (rejects: readonly LedgerEntry[]): ReadonlyMap<string, string> =>
  new Map(rejects.flatMap(({ source_id: id, product_id }) => (id === undefined ? [] : [[id, product_id]])));

const notSeen = (entries: readonly LedgerEntry[], seen: SeenIndex): readonly LedgerEntry[] =>
  entries.filter(({ source_id: id }) => id !== undefined && !seen.has(id));

interface ManifestParts {
  readonly context: ExtractSliceContext;
  readonly name: SliceName;
  readonly reading: Reading;
  readonly writer: SliceWriter;
  readonly sorter: RowSorter;
  readonly seen: SeenIndex;
  readonly mapping: RunMapping;
  readonly full: boolean;
}

const manifestOf = ({ context, name, reading, writer, sorter, seen, mapping, full }: ManifestParts): SliceManifest => {
  const { run, client, request } = context;
  const { extracted, duplicates, retried, gone, empty } = sorter.counts();
  return {
    ...name,
    client_id: run.clientId,
    sync_id: run.syncId,
    ...(request.resume && { previous: { slice: request.resume.slice, attempt: request.resume.attempt } }),
    parts: writer.parts(),
    extracted,
    duplicates,
    retried,
    gone,
    empty_rows: empty,
    distinct: seen.size,
    full,
    settled: reading.phase !== 'pages' && isSettled(reading),
    last: reading.phase === 'done',
    ...(reading.cursor !== undefined && { cursor: reading.cursor }),
    timezone: client.timezone,
    mapping: mapping.digest,
    product_fields: mapping.mapping.destinationFields.map(({ canonical, target }) => ({ canonical, product: target })),
  };
};
