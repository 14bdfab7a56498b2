import type { ObjectStore, PartReport, SliceManifest } from '@siesa-integration/sync-pipeline';
import { getJson, runKeys } from '@siesa-integration/sync-pipeline/stored';

/** One thing that a run's report names about a product that was accepted. */
export type ReportedWarning = PartReport['warnings'][number];

/** The warnings of a run, in the order of its parts; none when its parts have expired. A damaged object has none either: the others still count. */
export const readWarnings = async (
  objects: ObjectStore,
  clientId: string,
  syncId: string,
): Promise<readonly ReportedWarning[]> => {
  const { prefix } = runKeys(clientId, syncId);
  const readAll = async <T>(folder: string): Promise<readonly Partial<T>[]> => {
    const keys = (await objects.list(`${prefix}${folder}/`)).filter((key) => key.endsWith('.json'));
    const read = await Promise.all(keys.map((key) => getJson<Partial<T>>(objects, key).catch(() => undefined)));
    return read.filter((document) => document !== undefined);
  };
  const reports = await readAll<PartReport>('reports');
  return [...reports.flatMap(({ warnings = [] }) => warnings), ...doublesIn(await readAll<SliceManifest>('slices'))];
};

/** Codes that really stand twice are known by their source id alone, from the pass that settled the reading. */
const doublesIn = (manifests: readonly Partial<SliceManifest>[]): readonly ReportedWarning[] => {
  const settled = manifests.find(({ last, doubles }) => last && doubles);
  const ids = manifests.flatMap(({ doubled }) =>
    doubled && doubled.pass === settled?.doubled?.pass ? doubled.ids : [],
  );
  return [...new Set(ids)].map((id) => ({
    product_id: id,
    path: '',
    code: 'source/double-code',
    message: `'${id}' stands twice in Siesa`,
  }));
};
