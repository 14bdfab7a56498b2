import type { IntegrationError } from '@siesa-integration/outgoing-http';
import type { DestinationPath } from '../definition/destination-definition.ts';
import type { BulkReading } from '../reply/read-bulk-reply.ts';

/** One request, before a session gives it an address and a key. */
export interface DestinationRequest {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'PUT';
  readonly path: DestinationPath;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** For metrics: `upsert`, `tags`, … */
  readonly operation: string;
  /** Retries after the first attempt. @defaultValue 3 */
  readonly retries?: number;
  /** Reads a 2xx answer. One that states that the whole call failed is retried as a 5xx is. */
  readonly read?: (status: number, body: unknown) => BulkReading;
}

/** An answer about the records: a success, or a status that a retry does not change. */
export interface DestinationAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Of a 2xx answer, where the request defines how to read it. */
  readonly reading?: BulkReading;
  /** The error text in `value`, which is the body or a part of it: one line, without credentials. */
  readonly errorText: (value: unknown) => string;
  /** The same, or else the words and counts by which `value` reports a failure. */
  readonly failureText: (value: unknown) => string;
}

/** A request that failed for a reason that may be one of its records, or the whole destination. */
export interface DoubtfulCall {
  /** What to throw when the whole destination is the reason. */
  readonly error: IntegrationError;
  /** What to answer for a record that is the reason. */
  readonly refusal: string;
  /** Whether a record is a likely reason. A 503, for example, is about the destination, unless other calls pass meanwhile. */
  readonly mayBeRecord: boolean;
  /** Calls that were made. */
  readonly attempts: number;
}

export const isDoubtful = (answer: object): answer is DoubtfulCall => 'mayBeRecord' in answer;

/** Whether a status is about the records of a request, and not about the request itself or the destination's health. */
export const isAboutRecords = (status: number): boolean =>
  (status >= 200 && status < 300) || [400, 409, 413, 422].includes(status);
