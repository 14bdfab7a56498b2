/** What a fake destination serves: paths, key, id. */
export interface FakeDestinationScript<FollowUp extends string = string> {
  /** The key of a record in every body, for example `product_id`. */
  readonly idField: string;
  /** Rewrites a request's path to the paths below. @defaultValue the path as it is */
  readonly route?: (path: string) => string;
  /** Takes arrays of records, for example `/v1/products/bulk`. */
  readonly bulk: string;
  /** Takes one record with PUT, below this path by its id. For example `/v1/products/`. */
  readonly one?: string;
  /** Paths that take arrays of items for records that exist, by name of the follow-up. */
  readonly followUps?: Readonly<Record<FollowUp, string>>;
  /** Whether the headers (names in lower case) contain the key. */
  readonly authorized: (headers: FakeRequest['headers'], apiKey: string) => boolean;
  /** Further answers, by `METHOD path`: a body, or `undefined` for 404. */
  readonly extras?: Readonly<Record<string, () => unknown>>;
}

/** A request as it arrived. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly at: number;
}

/** What is sent back. */
export interface FakeReply {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the connection: before the answer, or in its middle. */
  readonly cut?: 'all' | 'half';
}

/** The bytes of a reply, as text. */
export const replyText = ({ text, body }: FakeReply): string =>
  text ?? (body === undefined ? '' : JSON.stringify(body));
