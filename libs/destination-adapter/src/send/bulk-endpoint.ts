import type { IntegrationError } from '@siesa-integration/outgoing-http';
import type {
  DestinationDefinition,
  DestinationPath,
  DestinationSecret,
} from '../definition/destination-definition.ts';
import type { DestinationPayload } from '../definition/destination-adapter.ts';
import { configurationInvalid, ProductContractBroken } from '../definition/destination-errors.ts';
import type { DestinationHttp } from '../http/destination-http.ts';
import {
  type DestinationAnswer,
  type DestinationRequest,
  type DoubtfulCall,
  isAboutRecords,
  isDoubtful,
} from '../http/destination-request.ts';
import type { SendLimits } from '../http/send-limits.ts';
import { readBulkReply } from '../reply/read-bulk-reply.ts';
import type { BatchLimit } from './batch-limit.ts';
import type { BulkEndpoint, OutgoingRecord } from './outgoing-record.ts';

/** What the batches of one address share, over all sends of an adapter. */
export interface EndpointState {
  readonly limit: BatchLimit;
  /** Calls that stored a record. Others that pass prove that a failure is about the records of its call. */
  readonly passed: { calls: number };
}

/** Stores many records in one request. A status that is not about the records is doubtful. */
export const bulkEndpoint = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { name, title, idField, bulk }: DestinationDefinition<Payload, Secret>,
  http: DestinationHttp<Secret>,
  state: EndpointState,
  limits: SendLimits,
): BulkEndpoint => ({
  ...state,
  title,
  idField,
  code: `${name}/refused`,
  post: (records, retries) =>
    postRecords(http, { ...upsert, path: bulk, retries }, { records, idField, title }, limits),
  answersEmpty: () => answersEmpty(http, bulk, limits),
  whenAway: 'throw',
});

const upsert = { method: 'POST', operation: 'upsert' } as const;

/** Stores one record under its own address, or, when the destination does not know the record yet, in a bulk request of one. */
export const singleEndpoint = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  definition: DestinationDefinition<Payload, Secret>,
  http: DestinationHttp<Secret>,
  state: EndpointState,
  limits: SendLimits,
): BulkEndpoint => {
  const bulk = bulkEndpoint(definition, http, state, limits);
  const { idField } = definition;
  return {
    ...bulk,
    post: async (records, retries) => {
      const [only] = records;
      if (!only || !definition.one || isDots(only.id)) return bulk.post(records, retries);
      const answer = await http.tryRequest(
        {
          method: 'PUT',
          path: definition.one(only.id),
          body: only.payload,
          operation: 'upsert',
          retries,
          read: (status, body) => readBulkReply(status, body, records, idField),
        },
        limits,
      );
      return isDoubtful(answer) || isAboutRecords(answer.status) ? answer : bulk.post(records, retries);
    },
  };
};

// `.` and `..` cannot be encoded: a URL resolves them to another path.
const isDots = (id: string): boolean => id === '.' || id === '..';

interface PostedRecords {
  readonly records: readonly OutgoingRecord[];
  readonly idField: string;
  readonly title: string;
}

/** Posts records to an address that takes many. */
export const postRecords = async (
  http: Pick<DestinationHttp<DestinationSecret>, 'tryRequest'>,
  request: Omit<DestinationRequest, 'body' | 'read'>,
  { records, idField, title }: PostedRecords,
  limits: SendLimits,
): Promise<DestinationAnswer | DoubtfulCall> => {
  const answer = await http.tryRequest(
    {
      ...request,
      body: records.map(({ payload }) => payload),
      read: (status, body) => readBulkReply(status, body, records, idField),
    },
    limits,
  );
  if (isDoubtful(answer) || isAboutRecords(answer.status)) return answer;
  const said = answer.errorText(answer.body) || 'no reason given';
  return {
    error: requestRefused(title, request.path, answer.status, said),
    refusal: `${title} API returned ${answer.status.toString()} to '${request.path.path}': ${said}`,
    mayBeRecord: false,
    attempts: 1,
  };
};

/** Whether the destination answers a request without a record, which writes nothing. */
const answersEmpty = async <Secret extends DestinationSecret>(
  http: DestinationHttp<Secret>,
  path: DestinationPath,
  limits: SendLimits,
): Promise<boolean> => {
  const answer = await http.tryRequest({ ...upsert, path, body: [], operation: 'check', retries: 0 }, limits);
  return !isDoubtful(answer) && isAboutRecords(answer.status);
};

const requestRefused = (title: string, { path }: DestinationPath, status: number, said: string): IntegrationError => {
  if (status === 404) {
    return configurationInvalid(
      `${title} has no '${path}' at this address (404: ${said}). Correct the client's product address.`,
    );
  }
  return new ProductContractBroken(`${title} answered ${status.toString()} to '${path}': ${said}.`);
};
