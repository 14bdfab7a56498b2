import type { DestinationPayload } from '../definition/destination-adapter.ts';
import type { DestinationAnswer, DoubtfulCall } from '../http/destination-request.ts';
import type { BatchLimit } from './batch-limit.ts';

/** One record and its id. */
export interface OutgoingRecord<Payload extends DestinationPayload = DestinationPayload> {
  readonly id: string;
  readonly payload: Payload;
}

/** A request that failed for a reason outside its records, and whose records are therefore refused. */
export interface FailedRequest {
  readonly failure: string;
}

/** An address that takes many records in one request. */
export interface BulkEndpoint {
  readonly idField: string;
  readonly limit: BatchLimit;
  /** Calls that stored a record, over all batches of the adapter. */
  readonly passed: { calls: number };
  /** Of a refusal, for example `kong/refused`. */
  readonly code: string;
  /** For messages, for example `Kong`. */
  readonly title: string;
  /** Makes one request. Throws to stop the send. */
  readonly post: (
    records: readonly OutgoingRecord[],
    retries: number,
  ) => Promise<DestinationAnswer | DoubtfulCall | FailedRequest>;
  /** Whether the destination answers a request without a record. */
  readonly answersEmpty: () => Promise<boolean>;
  /** What happens to the records of a call that failed because the destination is away: an error ends the send, or they are refused. */
  readonly whenAway: 'throw' | 'refuse';
}
