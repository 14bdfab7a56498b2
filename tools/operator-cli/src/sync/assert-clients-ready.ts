import type { Host } from '../hosts/host.ts';
import { suggestion } from '../nearest.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/** Throws an {@link OperatorMistake} unless every client is known and enabled: nothing is started then. */
export const assertClientsReady = async (host: Host, clients: readonly string[]): Promise<void> => {
  for (const clientId of clients) {
    const settings = await host.client(clientId);
    if (settings === undefined) throw new OperatorMistake(`There is no client '${clientId}' ${host.place}: ${suggestion(clientId, await host.clientIds())}`);
    if (isDisabled(settings)) throw new OperatorMistake(`Client '${clientId}' is disabled ${host.place}: enable it with \`siesa-sync client enable ${clientId}\`.`);
  }
};

const isDisabled = (settings: unknown): boolean => typeof settings === 'object' && settings !== null && 'enabled' in settings && settings.enabled === false;
