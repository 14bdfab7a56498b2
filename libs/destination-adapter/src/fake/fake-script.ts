import type { FakeRequest } from './fake-exchange.ts';

/** How a product looks from outside: paths, key, id. */
export interface FakeDestinationScript<FollowUp extends string = string> {
  /** The key of a record in every body, for example `product_id`. */
  readonly idField: string;
  /** Makes a path into the one that it is known by here. @defaultValue the path as it is */
  readonly route?: (path: string) => string;
  /** Takes arrays of records, for example `/v1/products/bulk`. */
  readonly bulk: string;
  /** Takes one record with PUT; the id follows. For example `/v1/products/`. */
  readonly one?: string;
  /** Paths that take arrays of items for records that exist, by name of the follow-up. */
  readonly followUps?: Readonly<Record<FollowUp, string>>;
  /** Whether the headers (names in lower case) prove the key. */
  readonly authorized: (headers: FakeRequest['headers'], apiKey: string) => boolean;
  /** Anything else that it answers, by `METHOD path`: a body, or `undefined` for 404. */
  readonly extras?: Readonly<Record<string, () => unknown>>;
}
