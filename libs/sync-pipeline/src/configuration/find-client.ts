import { ClientDisabled, ClientNotFound } from '../errors.ts';
import type { ClientDirectory, Environment } from '../ports.ts';
import { parseClientConfiguration, type ClientConfiguration } from './client-configuration.ts';

export interface ClientPorts {
  readonly clients: Pick<ClientDirectory, 'find'>;
  readonly environment: Environment;
  readonly products?: ReadonlyMap<string, { readonly maxBatchSize: number }>;
}

/**
 * A client's settings, checked.
 *
 * @throws {@link ClientNotFound}, ConfigurationInvalid
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
