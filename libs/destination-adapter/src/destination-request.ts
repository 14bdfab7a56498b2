import type { HttpRequest } from './call-product.ts';
import type { DestinationPath } from './destination-definition.ts';

/** What to ask, before it is known with which key. */
export interface DestinationRequest {
  readonly method: HttpRequest['method'];
  readonly path: DestinationPath;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly operation: string;
}

/** An answer about the records: a success, or a status that a retry does not change. */
export interface DestinationAnswer {
  readonly status: number;
  readonly body: unknown;
  /** What was said in it, for people: one line, without credentials. */
  readonly words: (said: unknown) => string;
}
