import { isDeepStrictEqual } from 'node:util';
import { enabledKey, keptByTheService, type SettingsDocument } from '../hosts/settings-table.ts';

/** One field that would change. */
export interface FieldDifference {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Fields that an operator does not set: those that the service writes, and those that derive from others. */
const derived: ReadonlySet<string> = new Set([...keptByTheService, enabledKey, 'created_at', 'updated_at']);

/** The fields that an operator sets. */
export const operatorFields = (settings: SettingsDocument): SettingsDocument =>
  Object.fromEntries(Object.entries(settings).filter(([field]) => !derived.has(field)));

/** What would change, field by field, in the order of the new document; removed fields come last. */
export const settingsDifference = (
  before: SettingsDocument | undefined,
  after: SettingsDocument,
): readonly FieldDifference[] => {
  const fields = new Set([after, before ?? {}].flatMap((settings) => Object.keys(operatorFields(settings))));
  return [...fields]
    .filter((field) => !isDeepStrictEqual(before?.[field], after[field]))
    .map((field) => ({
      field,
      ...(before && field in before ? { before: before[field] } : {}),
      ...(field in after ? { after: after[field] } : {}),
    }));
};

/** The document to write: the operator's fields, and the stored values of those that the service writes. */
export const settingsToWrite = (
  before: SettingsDocument | undefined,
  after: SettingsDocument & { readonly client_id: string },
  at: string,
): SettingsDocument & { readonly client_id: string } => {
  const own = Object.fromEntries(Object.entries(after).filter(([field]) => !keptByTheService.includes(field)));
  const kept = Object.fromEntries(Object.entries(before ?? {}).filter(([field]) => keptByTheService.includes(field)));
  return {
    ...own,
    ...kept,
    client_id: after.client_id,
    created_at: before?.['created_at'] ?? after['created_at'] ?? at,
    updated_at: at,
  };
};
