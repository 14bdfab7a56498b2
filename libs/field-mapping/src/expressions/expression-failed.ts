/** An expression cannot use a value of one record. */
export class ExpressionFailed extends Error {
  override readonly name = 'ExpressionFailed';
  /** The value that would have been accepted, in words. */
  readonly expected: string;
  /** The value that was found. */
  readonly received: unknown;
  /** The source of a missing value, for example `record["f_precio"]`. */
  missing: string | undefined;
  /** A sentence, when `expected` and `received` are not enough. */
  readonly reason: string | undefined;

  constructor(expected: string, received: unknown, reason?: string) {
    super(expected);
    this.expected = expected;
    this.received = received;
    this.missing = undefined;
    this.reason = reason;
  }
}

/** An expression of the document cannot be used. The message is the reason. */
export class ExpressionRefused extends Error {
  override readonly name = 'ExpressionRefused';
}
