import type { IntegrationError, ReadBody } from '@siesa-integration/outgoing-http';

/** One answer of Siesa, not interpreted yet. */
export interface SiesaReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadBody;
  /** Siesa's own words as a message may hold them: without our keys and control characters, at most 300 characters. */
  readonly quote: (words: string) => string;
}

/** What an answer means for the call. */
export type SiesaVerdict<T> =
  | { readonly kind: 'value'; readonly value: T }
  /** Read again; the error is thrown when that does not help. */
  | { readonly kind: 'retry'; readonly error: IntegrationError }
  /** Too many calls: no call of this client for so long. */
  | { readonly kind: 'wait'; readonly waitMs: number }
  /** The keys are refused. */
  | { readonly kind: 'keys'; readonly error: IntegrationError }
  /** Reading again would not help. */
  | { readonly kind: 'stop'; readonly error: IntegrationError };

/** When Siesa gave an answer, by its own clock (the `Date` header), in milliseconds since 1970; `undefined` without that header. */
export const serverTimeOf = (headers: Headers): number | undefined => {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? undefined : time;
};
