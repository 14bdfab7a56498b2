import { IntegrationError } from './integration-error.ts';

/** Options of an error whose code depends on who throws it. */
export interface CodedErrorOptions extends ErrorOptions {
  /** Stable, in capitals: a heading of the runbook, for example `SIESA_CONFIGURATION`. */
  readonly code: string;
}

/** A setting, a secret, an address or a mapping is wrong. A retry cannot help; `code` names the part to correct. */
export class ConfigurationInvalid extends IntegrationError {
  override readonly name = 'ConfigurationInvalid';

  constructor(message: string, options: CodedErrorOptions) {
    super(message, { ...options, kind: 'configuration' });
  }
}

/** The other system asks for fewer calls than this run can wait for. Safe to repeat later; `code` names the system. */
export class RateLimited extends IntegrationError {
  override readonly name = 'RateLimited';

  constructor(message: string, options: CodedErrorOptions) {
    super(message, { ...options, kind: 'transient' });
  }
}

/** The body passes the cap, so reading stopped there. The same request would give the same answer. */
export class BodyTooLarge extends IntegrationError {
  override readonly name = 'BodyTooLarge';

  constructor(host: string, maxBytes: number, options?: ErrorOptions) {
    super(
      `The answer of '${host}' passes ${String(Math.floor(maxBytes / 1024 / 1024))} MiB after inflation; reading stopped. Ask for fewer records a call.`,
      { code: 'BODY_TOO_LARGE', kind: 'defect', ...options },
    );
  }
}
