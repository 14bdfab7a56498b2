/** Who can end an error: `transient` time, `configuration` the operator, `record` the owner of the data, `defect` the maintainers. */
export type IntegrationErrorKind = 'transient' | 'configuration' | 'record' | 'defect';

export interface IntegrationErrorOptions extends ErrorOptions {
  /** Stable, in capitals: a heading of the runbook. */
  readonly code: string;
  readonly kind: IntegrationErrorKind;
}

/**
 * The base class of every error that these packages throw on purpose.
 *
 * Only `name`, `code` and `kind` are enumerable, because hosts such as AWS Lambda print every enumerable property. The message names the
 * subject and the next step; it never holds a key, a header or a query string. `cause` is kept and not printed.
 *
 * @example
 * class SiesaUnavailable extends IntegrationError {
 *   override readonly name = 'SiesaUnavailable';
 *   constructor(message: string, options?: ErrorOptions) {
 *     super(message, { code: 'SIESA_UNAVAILABLE', kind: 'transient', ...options });
 *   }
 * }
 */
export abstract class IntegrationError extends Error {
  /** Equals the class name, so that a search for a logged name finds the class. It never changes, because state machines match on it. */
  abstract override readonly name: string;
  readonly code: string;
  readonly kind: IntegrationErrorKind;

  constructor(message: string, { code, kind, cause }: IntegrationErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.kind = kind;
  }
}
