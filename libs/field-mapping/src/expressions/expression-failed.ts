/** An expression met a value that it cannot work with: a fact about one record. */
export class ExpressionFailed extends Error {
  override readonly name = 'ExpressionFailed';
  /** What would have been right. */
  readonly expected: string;
  /** What was there. */
  readonly received: unknown;

  constructor(expected: string, received: unknown) {
    super(expected);
    this.expected = expected;
    this.received = received;
  }
}

/** An expression cannot be used: a fact about the document. The message is the reason. */
export class ExpressionRefused extends Error {
  override readonly name = 'ExpressionRefused';
}
