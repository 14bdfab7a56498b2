import type { DestinationPath } from '../definition/destination-definition.ts';

/** One request, before a session gives it an address and a key. */
export interface DestinationRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: DestinationPath;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** For metrics: `upsert`, `tags`, … */
  readonly operation: string;
}

/** An answer about the records: a success, or a status that a retry does not change. */
export interface DestinationAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The error text in `value`, which is the body or a part of it: one line, without credentials. */
  readonly errorText: (value: unknown) => string;
}

/** Whether a status is about the records of a request, and not about the request itself or the destination's health. */
export const isAboutRecords = (status: number): boolean =>
  (status >= 200 && status < 300) || [400, 413, 422].includes(status);
