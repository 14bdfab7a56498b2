/** Who can end it: time, the operator, whoever owns the record, or us. */
export type DestinationErrorKind = 'transient' | 'configuration' | 'record' | 'defect';

interface ProductErrorOptions extends ErrorOptions {
  readonly code: string;
  readonly kind: DestinationErrorKind;
}

/**
 * A product, or the way to it, is broken. `name` is stable: state machines match on it.
 *
 * Messages name the subject and the next move, never a secret, a header or a query string. Only `name`, `code`, `kind` and
 * `message` can be enumerated, because hosts print every enumerable property of an error.
 */
export class DestinationError extends Error {
  /** Stable, never reworded: its heading in the runbook. */
  readonly code: string;
  readonly kind: DestinationErrorKind;

  constructor(message: string, { code, kind, ...options }: ProductErrorOptions) {
    super(message, options);
    this.code = code;
    this.kind = kind;
  }
}

/** The product refuses this client's key. Retrying cannot help; correct the secret. */
export class ProductAuthenticationFailed extends DestinationError {
  override readonly name = 'ProductAuthenticationFailed';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'PRODUCT_AUTHENTICATION', kind: 'configuration', ...options });
  }
}

/** The product cannot answer now. Safe to retry: what was sent is stored by id. */
export class ProductUnavailable extends DestinationError {
  override readonly name = 'ProductUnavailable';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'PRODUCT_UNAVAILABLE', kind: 'transient', ...options });
  }
}

/** The product asks for fewer calls than this send may wait for. Safe to retry later. */
export class RateLimited extends DestinationError {
  override readonly name = 'RateLimited';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'PRODUCT_RATE_LIMIT', kind: 'transient', ...options });
  }
}

/** The product answers in a way that its contract does not know. Someone has to read the answer. */
export class ProductContractBroken extends DestinationError {
  override readonly name = 'ProductContractBroken';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'PRODUCT_CONTRACT', kind: 'defect', ...options });
  }
}

/** Address, secret or mapping do not fit this product. Correct the client's settings. */
export class ConfigurationInvalid extends DestinationError {
  override readonly name = 'ConfigurationInvalid';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'PRODUCT_CONFIGURATION', kind: 'configuration', ...options });
  }
}
