import { getJson, type ObjectStore, type PartReport, runKeys } from '@siesa-integration/sync-pipeline';

/** One thing that a run's report names about a product that was accepted. */
export type ReportedWarning = PartReport['warnings'][number];

/** The warnings of a run, in the order of its parts; none when its parts have expired. A damaged report has none either: the others still count. */
export const readWarnings = async (
  objects: ObjectStore,
  clientId: string,
  syncId: string,
): Promise<readonly ReportedWarning[]> => {
  const keys = await objects.list(`${runKeys(clientId, syncId).prefix}reports/`);
  const reports = await Promise.all(
    keys.map((key) => getJson<Partial<PartReport>>(objects, key).catch(() => undefined)),
  );
  return reports.flatMap((report) => report?.warnings ?? []);
};
