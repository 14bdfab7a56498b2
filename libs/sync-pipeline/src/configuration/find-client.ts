import type { Environment } from '@siesa-integration/workflow-contract';
import { ClientDisabled, ClientNotFound } from '../errors.ts';
import { type ClientConfiguration, type KnownDestinations, parseClientConfiguration } from './client-configuration.ts';
import type { ClientDirectory } from './configuration-stores.ts';

export interface ClientPorts {
  readonly clients: Pick<ClientDirectory, 'find'>;
  readonly environment: Environment;
  readonly destinations?: KnownDestinations;
}

/**
 * A client's settings, checked.
 *
 * @throws {@link ClientNotFound} when none are stored.
 * @throws ConfigurationInvalid when they cannot be used.
 */
export const findClient = async (
  clientId: string,
  { clients, ...options }: ClientPorts,
): Promise<ClientConfiguration> => {
  const document = await clients.find(clientId);
  if (document === undefined || document === null) throw new ClientNotFound(clientId);
  return parseClientConfiguration(document, options);
};

/** @throws {@link ClientDisabled} */
export const refuseDisabled = ({ client_id: id, enabled }: ClientConfiguration): void => {
  if (!enabled) throw new ClientDisabled(id);
};
