import type { SliceManifest } from '../../run/documents.ts';
import { getJson } from '../../run/ndjson.ts';
import type { ObjectStore } from '../../run/object-store.ts';
import { type ReportedPart, readReports } from '../../run/slice-manifest.ts';
import { type KeptReport, keptOf } from './report/kept-report.ts';
import type { Run } from '../../run/run.ts';
import type { SliceName } from '../../run/run-keys.ts';

/** What a run has stored: its manifests, and the report of each part. */
export interface RunRecord {
  /** Newest first. */
  readonly manifests: readonly SliceManifest[];
  readonly parts: readonly ReportedPart<KeptReport>[];
  /** The chain of manifests reaches back to slice 1. */
  readonly complete: boolean;
}

/** Follows the chain of manifests back from the pointer in the state's input, and reads the report of each part. */
export const readRun = async (objects: ObjectStore, run: Run, last: SliceName | undefined): Promise<RunRecord> => {
  const manifests: SliceManifest[] = [];
  let at = last;
  while (at) {
    const manifest = await getJson<SliceManifest>(objects, run.keys.slice(at));
    if (!manifest) break;
    manifests.push(manifest);
    at = manifest.previous;
  }
  return {
    manifests,
    complete: at === undefined && manifests.length > 0,
    parts: await readReports(
      objects,
      run,
      manifests.flatMap(({ parts }) => parts),
      keptOf,
    ),
  };
};
