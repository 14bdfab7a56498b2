import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { SiesaClient } from '@siesa-integration/siesa-client';
import { type DestinationParts, destinationEnd } from '../../configuration/destination-end.ts';
import type { Ends, SourceEnd } from '../../state/ends.ts';

type SiesaIdentity = Pick<SiesaClient, 'identity' | 'formerIdentities'>;

/** The source of a client, by its settings. No call is made. */
export const sourceEnd = ({ identity, formerIdentities }: SiesaIdentity): SourceEnd => ({
  source: identity,
  formerSources: formerIdentities,
});

/** What identifies both ends of a client. */
export interface ClientEndsOptions extends Pick<DestinationParts, 'client' | 'secret'> {
  readonly mapping: Pick<FieldMapping, 'destinationFields'>;
  readonly siesa: SiesaIdentity;
}

/** The source and the destination of a client: for the run, and for checks before one. No call is made. */
export const clientEnds = ({ client, secret, mapping, siesa }: ClientEndsOptions): Ends => ({
  ...sourceEnd(siesa),
  ...destinationEnd({ client, fields: mapping.destinationFields, secret }),
});
