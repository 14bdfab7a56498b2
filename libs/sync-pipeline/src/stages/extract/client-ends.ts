import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { SiesaClient } from '@siesa-integration/siesa-client';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { digest } from '../../run/fingerprint.ts';
import type { Ends } from '../../state/ends.ts';

/** The source and the destination of a client, by its settings and its mapping: for the run, and for checks before one. No call is made. */
export const clientEnds = (
  client: Pick<ClientConfiguration, 'product_type' | 'product_api_url' | 'former_product_api_url'>,
  mapping: Pick<FieldMapping, 'destinationFields'>,
  siesa: Pick<SiesaClient, 'identity' | 'formerIdentities'>,
): Ends => {
  const idField = mapping.destinationFields.find(({ canonical }) => canonical === 'id')?.target ?? 'id';
  const destinationAt = (address: string): string =>
    `${client.product_type} at ${placeOf(new URL(address))}, products by ${idField}`;
  return {
    source: siesa.identity,
    formerSources: siesa.formerIdentities,
    destination: destinationAt(client.product_api_url),
    formerDestinations: (client.former_product_api_url ?? []).map(destinationAt),
  };
};

/** Without user info; a query may hold a key, so only its digest is kept. */
const placeOf = ({ origin, pathname, search }: URL): string =>
  `${origin}${pathname.replace(/\/+$/, '')}${search === '' ? '' : `?${digest(search)}`}`;
