import { unknownSettings } from '@siesa-integration/sync-pipeline';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { operatorFields } from './settings-difference.ts';

/** A sentence for each name in a client's settings that nothing reads. */
export const unknownInWords = (settings: SettingsDocument): readonly string[] =>
  unknownSettings(operatorFields(settings)).map(({ name, meant, dialects }) => {
    if (dialects)
      return `'${name}' is a setting of dialect ${dialects.join(' and ')}, and this client has another one: remove it`;
    return meant === undefined
      ? `nothing reads the setting '${name}': remove it`
      : `nothing reads the setting '${name}': did you mean '${meant}'?`;
  });
