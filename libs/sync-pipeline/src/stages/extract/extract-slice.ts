import type { SiesaCall } from '@siesa-integration/siesa-client';
import { StoredPartBroken } from '../../errors.ts';
import { closedEntry } from '../../ledger/make-entries.ts';
import type { ExtractPorts, LedgerEntry, Slice } from '../../ports.ts';
import { emitCalls } from '../../run/call-metrics.ts';
import { putJson } from '../../run/ndjson.ts';
import type { SliceName } from '../../run/run-keys.ts';
import { refuseLate, type Run } from '../../run/run.ts';
import { without } from '../../run/without.ts';
import type { SliceManifest } from '../../run/documents.ts';
import type { Resume } from '../parse-requests.ts';
import { watchCalls } from '../../state/call-reservations.ts';
import { connectSiesa } from './connect-siesa.ts';
import type { EnteredRun } from './enter-run.ts';
import type { ExtractContext, ExtractedSlice } from './extract-answer.ts';
import { firstReading, isSettled, type Reading } from './reading.ts';
import { readSlice } from './read-slice.ts';
import { createRowKeeper, type RowKeeper } from './row-sorter.ts';
import { runMapping, type RunMapping } from './run-mapping.ts';
import { SeenIndex } from '../../run/seen-index.ts';
import { createSliceWriter, type SliceWriter } from './slice-writer.ts';

/** Kept free to write the last part, the index and the manifest. */
const marginMs = 60_000;
const callMarginMs = 45_000;
const mostParts = 200;

/** A run may have more open rejects than it fetches; those that it has met in the pages are passed over. */
const rejectsLookedThrough = 1000;

export interface ExtractSliceContext extends ExtractContext {
  readonly entered: EnteredRun;
  readonly first: boolean;
  readonly attempt: string;
}

/** Reads and stores one slice: parts, then what has been seen, then the manifest, then the calls that were made. */
export const extractSlice = async (
  context: ExtractSliceContext,
  ports: ExtractPorts,
  slice: Slice,
): Promise<ExtractedSlice> => {
  const { run, client, request, entered, first, attempt } = context;
  const name: SliceName = { slice: (request.resume?.slice ?? 0) + 1, attempt };
  const mapping = await runMapping(ports, run, client, first);
  const seen = await seenSoFar(ports, run, request.resume);
  const writer = createSliceWriter(ports.objects, run.keys, name);

  const calls = watchCalls({ ports, run, reserved: entered.reserved, budget: () => siesa.budget() });
  const told: SiesaCall[] = [];
  const siesa = connectSiesa(ports, {
    client,
    beforeCall: calls.beforeCall,
    onCall: (call) => told.push(call),
    ...(entered.budget && { budget: entered.budget }),
  });
  const rejects = await ports.ledger.openRejects(run.clientId, {
    limit: rejectsLookedThrough,
    mapping: mapping.digest,
  });
  const keeper = createRowKeeper({ siesa, seen, writer, name, rejects: bySource(rejects) });
  const narrowed = request.request.sync_type === 'incremental' && siesa.narrows && entered.state.cursor !== undefined;

  const { reading, waitSeconds } = await readSlice(readingOf(request.resume), {
    run,
    siesa,
    keeper,
    deadline: ports.world.now() + slice.remainingMs() - callMarginMs,
    full: () => writer.count() >= mostParts || slice.remainingMs() < marginMs,
    cursorAt: (serverTime) =>
      new Date(sourceTime(serverTime, ports.world.now()) - client.cursor_lag_minutes * 60_000).toISOString(),
    openRejects: (limit) => (request.request.sync_type === 'initial' ? [] : notMet(rejects, seen).slice(0, limit)),
    refuseLate: (aheadMs) => {
      refuseLate(run, ports.world.now() + aheadMs);
    },
    onUnclear: ({ product_id }) => {
      ports.log.warn('Siesa does not say whether a rejected product is gone: it stays rejected', {
        client_id: run.clientId,
        sync_id: run.syncId,
        product_id,
      });
    },
    onGone: async (entry) => {
      await calls.stillMine();
      keeper.countGone();
      await ports.ledger.writeMany(run.clientId, [closedEntry(entry, { sync_id: run.syncId })]);
    },
    ...(narrowed && { modifiedSince: entered.state.cursor }),
  });
  await writer.flush();
  await ports.objects.put(run.keys.seen(name), seen.toBytes(), { contentType: 'application/octet-stream' });
  await putJson(
    ports.objects,
    run.keys.slice(name),
    manifestOf({ context, name, reading, writer, keeper, seen, mapping, narrowed }),
  );
  await calls.settle();
  emitCalls(ports.metrics, told, { ClientId: run.clientId, SyncType: request.request.sync_type, Api: 'siesa' });
  return { name, reading, parts: writer.parts(), waitSeconds };
};

/** A clock that is further ahead of ours is not believed: a cursor in the future would pass over all that changes until then. One that is behind is. */
const mostAheadMs = 15 * 60_000;

const sourceTime = (serverTime: number | undefined, now: number): number =>
  serverTime === undefined || serverTime - now > mostAheadMs ? now : serverTime;

const readingOf = (resume: Resume | undefined): Reading =>
  resume ? without(resume, 'slice', 'attempt') : firstReading;

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

/** Rows that come with the pages may be open rejects too, kept under another product's id by now: whoever loads them closes those. */
const bySource = (rejects: readonly LedgerEntry[]): ReadonlyMap<string, string> =>
  new Map(rejects.flatMap(({ source_id: id, product_id }) => (id === undefined ? [] : [[id, product_id]])));

const notMet = (entries: readonly LedgerEntry[], seen: SeenIndex): readonly LedgerEntry[] =>
  entries.filter(({ source_id: id }) => id !== undefined && !seen.has(id));

interface ManifestParts {
  readonly context: ExtractSliceContext;
  readonly name: SliceName;
  readonly reading: Reading;
  readonly writer: SliceWriter;
  readonly keeper: RowKeeper;
  readonly seen: SeenIndex;
  readonly mapping: RunMapping;
  readonly narrowed: boolean;
}

const manifestOf = ({
  context,
  name,
  reading,
  writer,
  keeper,
  seen,
  mapping,
  narrowed,
}: ManifestParts): SliceManifest => {
  const { run, client, request } = context;
  const { extracted, duplicates, retried, gone, empty } = keeper.counts();
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
    full: !narrowed,
    settled: reading.phase !== 'pages' && isSettled(reading),
    last: reading.phase === 'done',
    ...(reading.cursor !== undefined && { cursor: reading.cursor }),
    timezone: client.timezone,
    mapping: mapping.digest,
    product_fields: mapping.mapping.destinationFields.map(({ canonical, target }) => ({ canonical, product: target })),
  };
};
