/** An expression cannot use a value of one record. */
export class ExpressionFailed extends Error {
  override readonly name = 'ExpressionFailed';
  /** The value that would have been accepted, in words. */
  readonly expected: string;
  /** The value that was found. */
  readonly received: unknown;

  constructor(expected: string, received: unknown) {
    super(expected);
    this.expected = expected;
    this.received = received;
  }
}

/** An expression of the document cannot be used. The message is the reason. */
export class ExpressionRefused extends Error {
  override readonly name = 'ExpressionRefused';
}
