import type { DestinationField } from '@siesa-integration/destination-adapter';
import { digest } from '../run/fingerprint.ts';
import type { ClientConfiguration } from './client-configuration.ts';

/** A client's destination as readable text without secrets, and the same one under its former addresses. */
export interface DestinationEnd {
  readonly destination: string;
  readonly formerDestinations: readonly string[];
}

/** The destination of a client, by its settings and the fields of its mapping. */
export const destinationEnd = (
  client: Pick<ClientConfiguration, 'product_type' | 'product_api_url' | 'former_product_api_url'>,
  fields: readonly DestinationField[],
): DestinationEnd => {
  const idField = fields.find(({ canonical }) => canonical === 'id')?.target ?? 'id';
  const at = (address: string): string =>
    `${client.product_type} at ${placeOf(new URL(address))}, products by ${idField}`;
  return { destination: at(client.product_api_url), formerDestinations: (client.former_product_api_url ?? []).map(at) };
};

/** Without user info; a query may hold a key, so only its digest is kept. */
const placeOf = ({ origin, pathname, search }: URL): string =>
  `${origin}${pathname.replace(/\/+$/, '')}${search === '' ? '' : `?${digest(search)}`}`;
