/** A mistake that the operator of the local host can correct: the message names its object and the next step. */
export class LocalHostError extends Error {
  override readonly name = 'LocalHostError';
  readonly kind = 'configuration';
  /** Stable, for example `FOLDER_MISSING`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
