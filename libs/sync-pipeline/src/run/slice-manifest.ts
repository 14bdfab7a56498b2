import { StoredPartBroken } from '../errors.ts';
import type { ManifestPart, PartReport, SliceManifest } from './documents.ts';
import { getJson } from './ndjson.ts';
import type { ObjectStore } from './object-store.ts';
import type { Run } from './run.ts';
import { type PartKeys, partKeys, type SliceName } from './run-keys.ts';

/** @throws StoredPartBroken when it was never written. */
export const readSliceManifest = async (
  objects: Pick<ObjectStore, 'get'>,
  run: Run,
  name: SliceName,
): Promise<SliceManifest> => {
  const key = run.keys.slice(name);
  const manifest = await getJson<SliceManifest>(objects, key);
  if (!manifest) throw new StoredPartBroken(key, 'is gone');
  return manifest;
};

/** One part, with the manifest of its slice. */
export interface KnownPart {
  readonly keys: PartKeys;
  readonly part: ManifestPart;
  readonly manifest: SliceManifest;
}

/** The number of the slice that a part belongs to. */
export const sliceOf = (run: Run, key: string): number => partKeys(run.clientId, run.syncId, key)?.slice.slice ?? 0;

/** Finds a part in the manifest of its slice. @throws StoredPartBroken when it is not there. */
export const findPart = async (objects: ObjectStore, run: Run, key: string): Promise<KnownPart> => {
  const keys = partKeys(run.clientId, run.syncId, key);
  if (!keys) throw new StoredPartBroken(key, 'is not a part of this run');

  const manifest = await readSliceManifest(objects, run, keys.slice);
  const part = manifest.parts.find(({ key: listed }) => listed === keys.raw);
  if (!part) throw new StoredPartBroken(key, 'is not in the manifest of its slice');
  return { keys, part, manifest };
};

/** A part, and what is kept of its loader's report. */
export interface ReportedPart<Report = Pick<PartReport, 'unsent'>> {
  readonly part: ManifestPart;
  readonly report: Report | undefined;
}

/** Whether a part is not loaded, or not whole. */
export const isPending = ({ report }: ReportedPart): boolean => report?.unsent !== undefined || !report;

const readsAtOnce = 16;

/**
 * The report of each part, in the order of the parts.
 *
 * @param keep takes of each report what is needed: together the reports name each product of the run
 */
export const readReports = async <Report>(
  objects: ObjectStore,
  run: Run,
  parts: readonly ManifestPart[],
  keep: (report: PartReport) => Report,
): Promise<readonly ReportedPart<Report>[]> => {
  const read: ReportedPart<Report>[] = [];
  for (let from = 0; from < parts.length; from += readsAtOnce) {
    read.push(
      ...(await Promise.all(
        parts.slice(from, from + readsAtOnce).map(async (part) => {
          const report = await readReport(objects, run, part);
          return { part, report: report && keep(report) };
        }),
      )),
    );
  }
  return read;
};

const readReport = async (objects: ObjectStore, run: Run, { key }: ManifestPart): Promise<PartReport | undefined> => {
  const keys = partKeys(run.clientId, run.syncId, key);
  return keys && getJson<PartReport>(objects, keys.report);
};
