/** Bytes in pieces of any size. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The data bucket: parts, manifests, reports. Only `run-keys.ts` builds its keys. */
export interface ObjectStore {
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  /** The bytes as they arrive, for what is large. */
  readonly open: (key: string) => Promise<Chunks | undefined>;
  /** The body is the caller's again as soon as it is stored: nothing else holds it then. */
  readonly put: (
    key: string,
    body: Uint8Array,
    options: { readonly contentType: string; readonly contentEncoding?: string },
  ) => Promise<void>;
  /** Keys that begin with a text, in their order. */
  readonly list: (prefix: string) => Promise<readonly string[]>;
}
