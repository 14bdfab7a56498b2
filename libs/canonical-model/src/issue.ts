/** One problem of one record or document, as data. */
export interface Issue {
  /** A field name or a dotted path, for example `ean` or `mappings.product.ean.type`. */
  readonly path: string;
  /** A stable code, `room/rule`, for example `mapping/pattern`. It never changes, because programs match on it. */
  readonly code: string;
  /** The value that would have been accepted, in words. */
  readonly expected?: string;
  /** The value that was found, cut to 200 characters. */
  readonly received?: string;
  /** A sentence, when code, expected and received are not enough. */
  readonly message?: string;
}
