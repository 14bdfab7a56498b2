import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { SiesaClient } from '@siesa-integration/siesa-client';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { destinationEnd } from '../../configuration/destination-end.ts';
import type { Ends } from '../../state/ends.ts';

/** The source and the destination of a client, by its settings and its mapping: for the run, and for checks before one. No call is made. */
export const clientEnds = (
  client: Pick<ClientConfiguration, 'product_type' | 'product_api_url' | 'former_product_api_url'>,
  mapping: Pick<FieldMapping, 'destinationFields'>,
  siesa: Pick<SiesaClient, 'identity' | 'formerIdentities'>,
): Ends => ({
  source: siesa.identity,
  formerSources: siesa.formerIdentities,
  ...destinationEnd(client, mapping.destinationFields),
});
