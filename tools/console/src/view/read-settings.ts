import type { SettingsDocument } from '@siesa-integration/operator';
import type { View } from './view.ts';

/** The settings of a client that is known. */
export const readSettings = async ({ host }: Pick<View, 'host'>, clientId: string): Promise<SettingsDocument> =>
  (await host.stores.settings.list()).find((document) => document['client_id'] === clientId) ?? { client_id: clientId };
