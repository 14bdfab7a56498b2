/** What every refusal of the guard says; `kind` tells who can end it. */
interface Refusal {
  /** Stable, in capitals: its heading in the runbook. */
  readonly code: string;
  readonly kind: 'configuration' | 'defect';
  readonly cause?: unknown;
}

/** A call that the guard did not make, or an answer that it did not pass on. Never holds a header, a query string or a body. */
export abstract class GuardError extends Error {
  /** `ConfigurationInvalid` or `BodyTooLarge`: an own property, so that it is reported wherever the error ends. */
  abstract override readonly name: string;
  /** Stable, in capitals. */
  readonly code: string;
  /** Who acts: the operator (`configuration`) or whoever answers too much (`defect`). */
  readonly kind: 'configuration' | 'defect';

  constructor(message: string, { code, kind, cause }: Refusal) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.kind = kind;
  }
}

/** The address may not be called: nothing was sent to it. Correct the address in the client's settings. */
export class AddressRefused extends GuardError {
  override readonly name = 'ConfigurationInvalid';

  /** @param problem - What is wrong with the address, as `addressProblem` says it. */
  constructor(host: string, problem: string, options?: ErrorOptions) {
    super(`The address of '${host}' is refused: ${problem}. Put a public https address there.`, {
      code: 'ADDRESS_REFUSED',
      kind: 'configuration',
      ...options,
    });
  }
}

/** The host answered with a redirect. Following it would hand the client's key to another address. */
export class RedirectRefused extends GuardError {
  override readonly name = 'ConfigurationInvalid';

  constructor(host: string, status: number) {
    super(
      `'${host}' answered with a redirect (${String(status)}), which is never followed: it would hand the key to another address. Put the final address in the client's settings.`,
      {
        code: 'REDIRECT_REFUSED',
        kind: 'configuration',
      },
    );
  }
}

/** The answer is larger than any honest one: reading it stopped at the cap. */
export class BodyTooLarge extends GuardError {
  override readonly name = 'BodyTooLarge';

  constructor(host: string, maxBytes: number) {
    super(
      `The answer of '${host}' passes ${String(Math.floor(maxBytes / 1024 / 1024))} MiB after inflation; reading stopped. Ask for fewer records a call.`,
      { code: 'BODY_TOO_LARGE', kind: 'defect' },
    );
  }
}
