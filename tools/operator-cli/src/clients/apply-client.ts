import type { ApplyStep, ClientFiles, Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { settingsDifference, settingsToWrite, type FieldDifference } from './settings-difference.ts';

/** What applying a client's files would change, and the steps that do it. */
export interface ApplyPlan {
  readonly clientId: string;
  readonly kind: 'new' | 'changed' | 'equal';
  readonly settings: readonly FieldDifference[];
  /** Absent: the files bring no mapping, or the same. */
  readonly mapping?: { readonly key: string; readonly isNew: boolean };
  readonly steps: readonly ApplyStep[];
}

/** Compares a client's files with what the host has. Writes nothing. */
export const planApply = async (files: ClientFiles, { stores, keeper }: Host, now: number): Promise<ApplyPlan> => {
  const clientId = files.settings.client_id;
  const before = (await stores.clients.find(clientId)) as SettingsDocument | undefined;
  const settings = [...settingsDifference(before, files.settings), ...(await keeper.differences(files))];
  const stored = files.mapping && (await stores.mappings.get(files.mapping.key));
  const mappingChanges = files.mapping !== undefined && stored !== files.mapping.text;
  const written = settingsToWrite(before, files.settings, new Date(now).toISOString());
  return {
    clientId,
    kind: before === undefined ? 'new' : settings.length > 0 || mappingChanges ? 'changed' : 'equal',
    settings,
    ...(files.mapping && mappingChanges ? { mapping: { key: files.mapping.key, isNew: stored === undefined } } : {}),
    steps: keeper.apply({ settings: written, ...(files.mapping && mappingChanges ? { mapping: files.mapping } : {}) }),
  };
};

/** A plan as infrastructure tools show it: `+` new, `~` changed, `-` gone. */
export const describePlan = ({ clientId, kind, settings, mapping }: ApplyPlan): string => {
  const title = { new: `+ ${clientId} is new\n`, changed: `~ ${clientId}\n`, equal: `= ${clientId}: no difference\n` }[
    kind
  ];
  const lines = settings.map(({ field, before, after }) => {
    if (before === undefined) return `    + ${field}: ${JSON.stringify(after)}\n`;
    return after === undefined
      ? `    - ${field}: ${JSON.stringify(before)}\n`
      : `    ~ ${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}\n`;
  });
  return [title, ...lines, ...(mapping ? [`    ${mapping.isNew ? '+' : '~'} mapping ${mapping.key}\n`] : [])].join('');
};
