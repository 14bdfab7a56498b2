import type { SliceManifest } from '../../run/documents.ts';
import type { SliceName } from '../../run/run-keys.ts';
import type { SeenIndex } from '../../run/seen/seen-index.ts';
import type { ExtractContext } from './extract-answer.ts';
import { isSettled, type Reading, standingDoubles, unsettledBecause } from './reading.ts';
import type { RowSorter } from './row-sorter.ts';
import type { ReadingCounts } from './rows/reading-counts.ts';
import type { RunMapping } from './run-mapping.ts';
import type { SliceWriter } from './slice-writer.ts';

export interface ManifestParts {
  readonly context: ExtractContext;
  readonly name: SliceName;
  readonly reading: Reading;
  readonly writer: SliceWriter;
  readonly sorter: RowSorter;
  readonly counted: ReadingCounts;
  readonly seen: SeenIndex;
  readonly claims: SeenIndex;
  readonly mapping: RunMapping;
  readonly full: boolean;
  readonly dayStamps: boolean | undefined;
}

/** The manifest of one slice. */
export const sliceManifestOf = (of: ManifestParts): SliceManifest => {
  const { context, name, reading, writer, sorter, counted, seen, claims, mapping, full, dayStamps } = of;
  const { run, client, request } = context;
  const { extracted, duplicates, retried, gone, empty } = sorter.counts();
  const settled = reading.phase !== 'pages' && isSettled(reading);
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
    fills: counted.fills,
    lists: counted.lists,
    doubled: sorter.doubled(),
    ...(settled && standingDoubles(reading) > 0 && { doubles: reading.doubles }),
    claims: claims.size > 0,
    ...(dayStamps !== undefined && { day_stamps: dayStamps }),
    ...(reading.phase !== 'pages' && !settled && { unsettled: unsettledBecause(reading) }),
    distinct: seen.size,
    full,
    settled,
    last: reading.phase === 'done',
    ...(reading.cursor !== undefined && { cursor: reading.cursor }),
    timezone: client.timezone,
    mapping: mapping.digest,
    product_fields: mapping.mapping.destinationFields.map(({ canonical, target }) => ({ canonical, product: target })),
  };
};
