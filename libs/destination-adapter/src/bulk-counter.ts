import type { BatchLimit } from './batch-limit.ts';
import type { Counter } from './deliver-batch.ts';
import { idIn } from './json-shapes.ts';
import type { DestinationPayload } from './destination-adapter.ts';
import { ConfigurationInvalid, ProductContractBroken } from './destination-errors.ts';
import type { DestinationHttp } from './destination-http.ts';
import type { DestinationAnswer } from './destination-request.ts';
import type { DestinationSecret, DestinationDefinition } from './destination-definition.ts';
import type { SendLimits } from './send-limits.ts';

/** Statuses that speak of the records of a call. */
export const aboutRecords = (status: number): boolean =>
  (status >= 200 && status < 300) || [400, 413, 422].includes(status);

/** Stores many records in one call. A status that speaks of the call itself stops the send. */
export const bulkCounter = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { product, title, idField, bulk }: DestinationDefinition<Payload, Secret>,
  line: DestinationHttp<Secret>,
  limit: BatchLimit,
  limits: SendLimits,
): Counter => ({
  idField,
  limit,
  title,
  code: `${product}/refused`,
  post: async (contents) => {
    const answer = await line.ask({ method: 'POST', path: bulk, body: contents, operation: 'upsert' }, limits);
    if (!aboutRecords(answer.status)) throw stopping(title, bulk.path, answer);
    return answer;
  },
});

/** Stores one record under its own address; where the product does not know it yet, in a bulk call of one. */
export const oneCounter = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  definition: DestinationDefinition<Payload, Secret>,
  line: DestinationHttp<Secret>,
  limit: BatchLimit,
  limits: SendLimits,
): Counter => {
  const bulk = bulkCounter(definition, line, limit, limits);
  return {
    ...bulk,
    post: async (contents) => {
      const [only] = contents;
      const id = only ? idIn(only, definition.idField) : '';
      if (!definition.one || isDots(id)) return bulk.post(contents);
      const answer = await line.ask(
        { method: 'PUT', path: definition.one(id), body: only, operation: 'upsert' },
        limits,
      );
      return aboutRecords(answer.status) ? answer : bulk.post(contents);
    },
  };
};

// `.` and `..` cannot be encoded: a URL resolves them, and the call would go elsewhere.
const isDots = (id: string): boolean => id === '.' || id === '..';

const stopping = (title: string, path: string, answer: DestinationAnswer): Error => {
  if (answer.status === 404) {
    return new ConfigurationInvalid(
      `${title} knows no '${path}' at this address (404). Correct the client's product address.`,
    );
  }
  return new ProductContractBroken(
    `${title} answered ${answer.status.toString()} to '${path}': ${answer.words(answer.body) || 'no reason given'}.`,
  );
};
