import type { SettingsDocument } from '@siesa-integration/operator';
import { defaultTimezone } from '@siesa-integration/workflow-contract';

/** The name of a client's company, or its id. */
export const clientName = ({ client_name: name, client_id: id }: SettingsDocument): string =>
  typeof name === 'string' && name !== '' ? name : String(id);

/** The zone in which a client's times are shown. */
export const clientZone = ({ timezone }: SettingsDocument): string =>
  typeof timezone === 'string' ? timezone : defaultTimezone;
