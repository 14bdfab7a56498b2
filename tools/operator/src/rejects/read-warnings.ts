import type { ObjectStore, PartReport, SliceManifest } from '@siesa-integration/sync-pipeline';
import { getJson, runKeys } from '@siesa-integration/sync-pipeline/stored';

/** One thing that a run's report names about a product that was accepted. */
export type ReportedWarning = PartReport['warnings'][number];

/** The warnings of a run, in the order of its parts; none when its parts have expired. A damaged object has none either: the others still count. */
export const readWarnings = (
  objects: ObjectStore,
  clientId: string,
  syncId: string,
): Promise<readonly ReportedWarning[]> => Array.fromAsync(warningsOf(objects, clientId, syncId));

/** The same, part by part. */
export async function* warningsOf(
  objects: ObjectStore,
  clientId: string,
  syncId: string,
): AsyncGenerator<ReportedWarning> {
  for await (const { warnings = [] } of documentsIn<PartReport>(objects, `${runKeys(clientId, syncId).prefix}reports/`))
    yield* warnings;
  yield* await readDoubles(objects, clientId, syncId);
}

/** Codes that really stand twice are known by their source id alone, from the pass that settled the reading. */
export const readDoubles = async (
  objects: ObjectStore,
  clientId: string,
  syncId: string,
): Promise<readonly ReportedWarning[]> => {
  const manifests = await Array.fromAsync(
    documentsIn<SliceManifest>(objects, `${runKeys(clientId, syncId).prefix}slices/`),
  );
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

async function* documentsIn<T>(objects: ObjectStore, prefix: string): AsyncGenerator<Partial<T>> {
  for (const key of await objects.list(prefix)) {
    const document = key.endsWith('.json') ? await getJson<Partial<T>>(objects, key).catch(() => undefined) : undefined;
    if (document !== undefined) yield document;
  }
}
