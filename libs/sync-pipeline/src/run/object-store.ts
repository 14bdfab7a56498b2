/** The data bucket: parts, manifests, reports. Only `run-keys.ts` builds its keys. */
export interface ObjectStore {
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  readonly put: (
    key: string,
    body: Uint8Array,
    options: { readonly contentType: string; readonly contentEncoding?: string },
  ) => Promise<void>;
  /** Keys that begin with a text, in their order. */
  readonly list: (prefix: string) => Promise<readonly string[]>;
}
