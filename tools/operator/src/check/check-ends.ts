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
import { message, type Message } from '../messages/message.ts';

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
export const changedEndInWords = ({ end, was, is }: ChangedEnd, client: string, options: string): Message =>
  message(end === 'source' ? 'check/new-source' : 'check/new-destination', { is, was, client, options });
