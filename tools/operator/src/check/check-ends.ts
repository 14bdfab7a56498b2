import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { SiesaClient } from '@siesa-integration/siesa-client';
import {
  changedEnds,
  clientEnds,
  type ChangedEnd,
  type ClientConfiguration,
  readDestinationSecret,
} from '@siesa-integration/sync-pipeline';
import { createSiesaClient } from '@siesa-integration/siesa-client';
import type { Stores } from '../hosts/stores.ts';

/** Which of a client's ends would be another one than its last sync had. Calls neither of them. @throws SecretMissing when the destination has no secret */
export const endsThatChange = async (
  client: ClientConfiguration,
  mapping: Pick<FieldMapping, 'destinationFields'>,
  { state, secrets }: Pick<Stores, 'state' | 'secrets'>,
): Promise<readonly ChangedEnd[]> => {
  const stored = await state.read(client.client_id);
  const secret = await readDestinationSecret(secrets, client);
  return changedEnds(stored?.state, clientEnds({ client, secret, mapping, siesa: identityOf(client) }));
};

/** The identity of a client's Siesa is in its settings alone: its keys are not read for it. */
const identityOf = ({ siesa }: ClientConfiguration): Pick<SiesaClient, 'identity' | 'formerIdentities'> =>
  createSiesaClient({ ...siesa, credentials: { secretName: '', read: () => Promise.resolve({}) } });

/** What a changed end means for the next sync, and what to type. */
export const changedEndInWords = ({ end, was, is }: ChangedEnd, clientId: string, options: string): string =>
  end === 'source'
    ? `its Siesa is ${is}, and the last sync read ${was}: the next sync stops with SourceChanged. If it is another Siesa or query: siesa-sync sync ${clientId} --new-source ${options}. If it is the same under a new address, name the old one in former_siesa_api_url`
    : `its destination is ${is}, and the last sync wrote to ${was}: the next sync stops with DestinationChanged. If it is another destination: siesa-sync sync ${clientId} --new-destination ${options}. If it is the same under a new address, name the old one in former_product_api_url`;
