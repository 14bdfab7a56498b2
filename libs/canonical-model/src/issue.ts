/** One thing that is wrong with one record (or one document), as data. */
export interface Issue {
  /** Where: a field name or a dotted path, for example `ean` or `mappings.product.ean.type`. */
  readonly path: string;
  /** What: a stable code, `room/rule`, for example `mapping/pattern`. Never reworded. */
  readonly code: string;
  /** What would have been right, for people. */
  readonly expected?: string;
  /** What was found, shortened to 200 characters. */
  readonly received?: string;
  /** A sentence, where code, expected and received do not say it all. */
  readonly message?: string;
}
