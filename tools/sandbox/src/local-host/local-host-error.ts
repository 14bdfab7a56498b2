/** Something that whoever runs the local host can put right: the message names the thing and the next move. */
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
