import type { ProductRequest } from './call-product.ts';
import type { ProductPath } from './product-speech.ts';

/** What to ask, before it is known with which key. */
export interface ProductOrder {
  readonly method: ProductRequest['method'];
  readonly path: ProductPath;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly operation: string;
}

/** An answer about the records: a success, or a status that a retry does not change. */
export interface ProductAnswer {
  readonly status: number;
  readonly body: unknown;
  /** What was said in it, for people: one line, without credentials. */
  readonly words: (said: unknown) => string;
}
