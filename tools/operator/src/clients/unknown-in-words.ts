import { unknownSettings } from '@siesa-integration/sync-pipeline';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { message, type Message } from '../messages/message.ts';
import { operatorFields } from './settings-difference.ts';

/** A sentence for each name in a client's settings that nothing reads. */
export const unknownInWords = (settings: SettingsDocument): readonly Message[] =>
  unknownSettings(operatorFields(settings)).map(({ name, meant, dialects }) => {
    if (dialects) return message('check/dialect-setting', { name, dialects: dialects.join(' / ') });
    return meant === undefined
      ? message('check/unread-setting', { name })
      : message('check/misspelt-setting', { name, meant });
  });
