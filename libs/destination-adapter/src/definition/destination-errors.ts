import { ConfigurationInvalid, IntegrationError, RateLimited } from '@siesa-integration/outgoing-http';

/** The destination refuses this client's key. Retrying cannot help; correct the secret. */
export class ProductAuthenticationFailed extends IntegrationError {
  override readonly name = 'ProductAuthenticationFailed';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'PRODUCT_AUTHENTICATION', kind: 'configuration', ...options });
  }
}

/** The destination cannot answer now. Safe to retry: it stores records by id. */
export class ProductUnavailable extends IntegrationError {
  override readonly name = 'ProductUnavailable';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'PRODUCT_UNAVAILABLE', kind: 'transient', ...options });
  }
}

/** The destination's answer does not match its contract. A maintainer has to read the answer. */
export class ProductContractBroken extends IntegrationError {
  override readonly name = 'ProductContractBroken';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'PRODUCT_CONTRACT', kind: 'defect', ...options });
  }
}

/** The address, the secret or the mapping does not fit this destination. Correct the client's settings. */
export const configurationInvalid = (message: string): ConfigurationInvalid =>
  new ConfigurationInvalid(message, { code: 'PRODUCT_CONFIGURATION' });

/** The destination asks for a longer pause than this send may wait. Safe to retry later. */
export const rateLimited = (message: string): RateLimited => new RateLimited(message, { code: 'PRODUCT_RATE_LIMIT' });
