import { IntegrationError } from '@siesa-integration/outgoing-http';

/** A mistake that the operator of a host on one machine can correct: the message names its object and the next step. */
export class LocalHostError extends IntegrationError {
  override readonly name = 'LocalHostError';

  /** @param code - stable, for example `FOLDER_MISSING` */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, { code, kind: 'configuration', ...options });
  }
}
