import { type SiesaCall, startOfDay } from '@siesa-integration/siesa-client';
import { FieldEmptied, StockUnbelievable } from '../../errors.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import { closedEntry } from '../../ledger/make-entries.ts';
import { emitCalls } from '../../run/call-metrics.ts';
import { putJson } from '../../run/ndjson.ts';
import { partLimits } from '../../configuration/part-limits.ts';
import { handsOverAt } from '../../run/execution/execution-time.ts';
import type { SliceName } from '../../run/run-keys.ts';
import { getSeenIndex, putSeenIndex } from '../../run/seen/stored-seen-index.ts';
import { SeenIndex } from '../../run/seen/seen-index.ts';
import { readSliceManifest } from '../../run/slice-manifest.ts';
import { createCallReservations } from '../../state/call-reservations.ts';
import type { ClientState } from '../../state/client-state.ts';
import type { Slice } from '../stage.ts';
import { connectSiesa } from './connect-siesa.ts';
import type { EnteredRun } from './begin/enter-run.ts';
import type { ExtractContext, ExtractedSlice } from './extract-answer.ts';
import type { ExtractPorts } from './extract-ports.ts';
import { emptiedField, shortenedList, unbelievableList } from './judge-reading.ts';
import { readSlice } from './read-slice.ts';
import { firstReading, type Reading, readingOf } from './reading.ts';
import { createRowSorter } from './row-sorter.ts';
import { earlierRows } from './rows/earlier-rows.ts';
import { ProductClaims } from './rows/product-claims.ts';
import { ReadingCounts } from './rows/reading-counts.ts';
import { type PresentMapping, runMapping } from './run-mapping.ts';
import { sliceManifestOf } from './slice-manifest-of.ts';
import { createSliceWriter } from './slice-writer.ts';

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
  const previous = request.resume && (await readSliceManifest(ports.objects, run, request.resume));
  const seen = previous ? await getSeenIndex(ports.objects, run.keys.seen(previous)) : new SeenIndex();
  const claims = previous?.claims ? await getSeenIndex(ports.objects, run.keys.claims(previous)) : new SeenIndex();
  const counted = new ReadingCounts(mapping.mapping, previous);
  const writer = createSliceWriter(ports.objects, run.keys, name, partLimits(client).mostRecords);

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
  const sorter = createRowSorter({
    siesa,
    seen,
    claims: new ProductClaims(claims, seen),
    counted,
    earlier: earlierRows(ports.objects, run, request.resume),
    writer,
    name,
    mapping: mapping.mapping,
    sameKey: client.siesa.sameKey,
    sameProduct: client.same_product,
    rejects: bySource(rejects),
  });
  const { sync_type: syncType } = request.request;
  const only = request.request.only && [...new Set(request.request.only)];
  const since = syncType === 'incremental' && siesa.narrows && !only ? entered.state.cursor : undefined;
  const full = since === undefined && !only;
  let stampedByDay = previous?.day_stamps;
  const closeGone = async (entry: LedgerEntry): Promise<void> => {
    await calls.assertLeaseHeld();
    sorter.countGone();
    await ports.ledger.writeMany(run.clientId, [closedEntry(entry, { sync_id: run.syncId })]);
  };

  const { reading, waitSeconds } = await readSlice(
    request.resume ? readingOf(request.resume) : firstReadingOf(only, full, entered.state),
    {
      run,
      siesa,
      sorter,
      ...(only && { only }),
      deadline: ports.runtime.now() + slice.remainingMs() - callMarginMs,
      full: () => writer.count() >= mostParts || slice.remainingMs() < marginMs,
      cursorAt: (serverTime = Infinity) =>
        new Date(Math.min(serverTime, ports.runtime.now()) - client.cursor_lag_minutes * 60_000).toISOString(),
      onPage: ({ rows, dayStamps }) => {
        if (rows.length > 0) stampedByDay = stampedByDay === true || dayStamps === true;
      },
      openRejects: (limit) => (syncType === 'initial' ? [] : notSeen(rejects, seen).slice(0, limit)),
      longestWaitMs: () => handsOverAt(run) - ports.runtime.now(),
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
      ...(since !== undefined && {
        modifiedSince: entered.state.day_stamps ? dayBefore(since, client.timezone) : since,
      }),
    },
  );
  if (!only) refuseUnbelievable(context, counted, { full, ended: reading.phase !== 'pages' });
  await writer.flush();
  await putSeenIndex(ports.objects, run.keys.seen(name), seen);
  if (claims.size > 0) await putSeenIndex(ports.objects, run.keys.claims(name), claims);
  const dayStamps = stampedByDay ?? entered.state.day_stamps;
  const { cursor } = reading;
  await putJson(
    ports.objects,
    run.keys.slice(name),
    sliceManifestOf({
      context,
      name,
      reading:
        cursor !== undefined && dayStamps ? { ...reading, cursor: startOfDay(cursor, client.timezone) } : reading,
      writer,
      sorter,
      counted,
      seen,
      claims,
      mapping,
      full,
      dayStamps: stampedByDay,
    }),
  );
  await calls.settle();
  emitCalls(ports.metrics, made, { ClientId: run.clientId, SyncType: syncType, Api: 'siesa' });
  return { name, reading, parts: writer.parts(), waitSeconds };
};

/** A run over single products reads no pages. The doubles of the last full reading settle this one, if they are the same. */
const firstReadingOf = (only: readonly string[] | undefined, full: boolean, { doubles }: ClientState): Reading => ({
  ...firstReading,
  ...(only && { phase: 'rejects' }),
  ...(full && doubles && { doublesBefore: doubles }),
});

/** Judges all that the run has read so far, before this slice's parts are released. */
const refuseUnbelievable = (
  { run, request, entered }: ExtractSliceContext,
  { lists, fills }: ReadingCounts,
  { full, ended }: { readonly full: boolean; readonly ended: boolean },
): void => {
  const than = { full, known: entered.state.fills, accepted: request.request.accept_empty ?? [] };
  const list = unbelievableList(lists, than);
  if (list) throw new StockUnbelievable(run.clientId, list);
  const shorter = full && ended ? shortenedList(lists, than) : undefined;
  if (shorter) throw new StockUnbelievable(run.clientId, shorter);
  const field = emptiedField(fills, than);
  if (field) throw new FieldEmptied(run.clientId, field);
};

/** A server that compares digits puts `2025-01-15` before `2025-01-15T00:00:00`, and one that reads a day in UTC before midnight in Bogota. */
const dayBefore = (since: string, timezone: string): string =>
  startOfDay(new Date(Date.parse(startOfDay(since, timezone)) - 1).toISOString(), timezone);

/** A row of a page may be an open reject that is stored under another product id by now: loading it closes that reject. */
const bySource = (rejects: readonly LedgerEntry[]): ReadonlyMap<string, string> =>
  new Map(rejects.flatMap(({ source_id: id, product_id }) => (id === undefined ? [] : [[id, product_id]])));

const notSeen = (entries: readonly LedgerEntry[], seen: SeenIndex): readonly LedgerEntry[] =>
  entries.filter(({ source_id: id }) => id !== undefined && !seen.has(id));
