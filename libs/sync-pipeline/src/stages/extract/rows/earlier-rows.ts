import type { RawRecord } from '../../../run/documents.ts';
import { getNdjson } from '../../../run/ndjson.ts';
import type { ObjectStore } from '../../../run/object-store.ts';
import type { Run } from '../../../run/run.ts';
import type { SliceName } from '../../../run/run-keys.ts';
import { readSliceManifest } from '../../../run/slice-manifest.ts';
import type { SeenRow } from '../../../run/seen/seen-row.ts';

/** Finds a row that an earlier slice of the run stored. */
export type EarlierRows = (place: Pick<SeenRow, 'slice' | 'part' | 'row'>) => Promise<RawRecord | undefined>;

/** Follows the chain of manifests once, when the first row is asked for: clashes across slices are rare. */
export const earlierRows = (objects: Pick<ObjectStore, 'get'>, run: Run, last: SliceName | undefined): EarlierRows => {
  let names: Promise<ReadonlyMap<number, SliceName>> | undefined;
  return async ({ slice, part, row }) => {
    names ??= namesOf(objects, run, last);
    const name = (await names).get(slice);
    return name && (await getNdjson<RawRecord>(objects, run.keys.raw(name, part)))[row];
  };
};

const namesOf = async (
  objects: Pick<ObjectStore, 'get'>,
  run: Run,
  last: SliceName | undefined,
): Promise<ReadonlyMap<number, SliceName>> => {
  const names = new Map<number, SliceName>();
  for (let at = last; at; at = (await readSliceManifest(objects, run, at)).previous) names.set(at.slice, at);
  return names;
};
