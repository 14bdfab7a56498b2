import type { SiesaError } from './siesa-errors.ts';

/** The body of one answer, as far as it could be read. */
export type SiesaBody =
  | { readonly kind: 'json'; readonly value: unknown }
  /** No byte. */
  | { readonly kind: 'empty' }
  /** Came whole and is not JSON: HTML, cut inside, bad UTF-8. `problem` says so without quoting more than a few words. */
  | { readonly kind: 'unreadable'; readonly problem: string }
  /** The connection ended before the body did. */
  | { readonly kind: 'cut'; readonly cause: unknown };

/** One answer of Siesa, before anything is concluded from it. */
export interface SiesaReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: SiesaBody;
}

/** What an answer means for the call. */
export type SiesaVerdict<T> =
  | { readonly kind: 'value'; readonly value: T }
  /** Read again; the error is thrown when that does not help. */
  | { readonly kind: 'retry'; readonly error: SiesaError }
  /** Too many calls: no call of this client for so long. */
  | { readonly kind: 'wait'; readonly waitMs: number }
  /** The keys are refused. */
  | { readonly kind: 'keys'; readonly error: SiesaError }
  /** Reading again would not help. */
  | { readonly kind: 'stop'; readonly error: SiesaError };
