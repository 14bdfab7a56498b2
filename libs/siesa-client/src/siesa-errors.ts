/** Who can end an error: time, the operator, or us. */
export type SiesaErrorKind = 'transient' | 'configuration' | 'defect';

interface SiesaErrorOptions extends ErrorOptions {
  readonly code: string;
  readonly kind: SiesaErrorKind;
}

/**
 * What every error of this package is. Of its own properties only `name`, `code` and `kind` are enumerable: hosts such as AWS Lambda
 * print all that are. The message names the subject and the next move, without key, header or query string; `cause` is kept, not printed.
 */
export abstract class SiesaError extends Error {
  /** Stable: workflows match on it. */
  abstract override readonly name: string;
  /** Stable, in capitals: a heading of the runbook. */
  readonly code: string;
  readonly kind: SiesaErrorKind;

  constructor(message: string, { code, kind, cause }: SiesaErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.kind = kind;
  }
}

/** Siesa refused the key (401, 403). Retrying cannot help; correct the secret. */
export class SiesaAuthenticationFailed extends SiesaError {
  override readonly name = 'SiesaAuthenticationFailed';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'SIESA_AUTHENTICATION', kind: 'configuration', ...options });
  }
}

/** Siesa answered what its contract does not know: another shape, a repeated page, a refusal. Read again, it would answer the same. */
export class SiesaContractBroken extends SiesaError {
  override readonly name = 'SiesaContractBroken';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'SIESA_CONTRACT', kind: 'defect', ...options });
  }
}

/** Siesa gave no usable answer within the call's budget. Safe to repeat later. */
export class SiesaUnavailable extends SiesaError {
  override readonly name = 'SiesaUnavailable';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'SIESA_UNAVAILABLE', kind: 'transient', ...options });
  }
}

/** Siesa asks for a longer pause than 15 minutes, or goes on refusing after the pauses it asked for. Safe to repeat later. */
export class RateLimited extends SiesaError {
  override readonly name = 'RateLimited';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'SIESA_RATE_LIMITED', kind: 'transient', ...options });
  }
}

/** A setting, a query or an address is wrong: correct the client's settings. */
export class ConfigurationInvalid extends SiesaError {
  override readonly name = 'ConfigurationInvalid';

  constructor(message: string, options?: ErrorOptions & { readonly code?: string }) {
    super(message, { code: 'SIESA_CONFIGURATION', kind: 'configuration', ...options });
  }
}

/**
 * The next call would begin after the deadline, or be under way at it. Nothing is lost: read on from the last page's `next`, after `waitMs`.
 * Only thrown to callers that give a deadline.
 */
export class SiesaMustWait extends SiesaError {
  override readonly name = 'SiesaMustWait';
  /** Milliseconds from now until the next call may begin; 0 when only the deadline stands in the way. */
  declare readonly waitMs: number;

  constructor(waitMs: number) {
    super(
      `The next call to Siesa would pass the deadline: go on in ${String(Math.ceil(waitMs / 1000))} s from the last page's 'next'.`,
      { code: 'SIESA_MUST_WAIT', kind: 'transient' },
    );
    Object.defineProperty(this, 'waitMs', { value: waitMs, enumerable: false });
  }
}
