import type { DestinationPayload } from '../definition/destination-adapter.ts';
import type { DestinationDefinition, DestinationSecret } from '../definition/destination-definition.ts';
import { configurationInvalid, ProductContractBroken } from '../definition/destination-errors.ts';
import type { DestinationHttp } from '../http/destination-http.ts';
import { isAboutRecords, type DestinationAnswer } from '../http/destination-request.ts';
import type { SendLimits } from '../http/send-limits.ts';
import { idIn } from '../reply/record-id.ts';
import type { BatchLimit } from './batch-limit.ts';
import type { BulkEndpoint } from './deliver-batch.ts';

/** Stores many records in one request. A status that is not about the records stops the send. */
export const bulkEndpoint = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { name, title, idField, bulk }: DestinationDefinition<Payload, Secret>,
  http: DestinationHttp<Secret>,
  limit: BatchLimit,
  limits: SendLimits,
): BulkEndpoint => ({
  idField,
  limit,
  title,
  code: `${name}/refused`,
  post: async (payloads) => {
    const answer = await http.request({ method: 'POST', path: bulk, body: payloads, operation: 'upsert' }, limits);
    if (!isAboutRecords(answer.status)) throw requestRefused(title, bulk.path, answer);
    return answer;
  },
});

/** Stores one record under its own address, or, when the destination does not know the record yet, in a bulk request of one. */
export const singleEndpoint = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  definition: DestinationDefinition<Payload, Secret>,
  http: DestinationHttp<Secret>,
  limit: BatchLimit,
  limits: SendLimits,
): BulkEndpoint => {
  const bulk = bulkEndpoint(definition, http, limit, limits);
  return {
    ...bulk,
    post: async (payloads) => {
      const [only] = payloads;
      const id = only ? idIn(only, definition.idField) : '';
      if (!definition.one || isDots(id)) return bulk.post(payloads);
      const answer = await http.request(
        { method: 'PUT', path: definition.one(id), body: only, operation: 'upsert' },
        limits,
      );
      return isAboutRecords(answer.status) ? answer : bulk.post(payloads);
    },
  };
};

// `.` and `..` cannot be encoded: a URL resolves them to another path.
const isDots = (id: string): boolean => id === '.' || id === '..';

const requestRefused = (title: string, path: string, answer: DestinationAnswer): Error => {
  if (answer.status === 404) {
    return configurationInvalid(
      `${title} has no '${path}' at this address (404). Correct the client's product address.`,
    );
  }
  return new ProductContractBroken(
    `${title} answered ${answer.status.toString()} to '${path}': ${answer.errorText(answer.body) || 'no reason given'}.`,
  );
};
