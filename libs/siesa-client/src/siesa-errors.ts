import { ConfigurationInvalid, IntegrationError, RateLimited } from '@siesa-integration/outgoing-http';

/** Siesa refused the key (401, 403). Retrying cannot help; correct the secret. */
export class SiesaAuthenticationFailed extends IntegrationError {
  override readonly name = 'SiesaAuthenticationFailed';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'SIESA_AUTHENTICATION', kind: 'configuration', ...options });
  }
}

/** Siesa's answer does not fit its contract: another shape, a repeated page, a refusal. A second reading would get the same answer. */
export class SiesaContractBroken extends IntegrationError {
  override readonly name = 'SiesaContractBroken';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'SIESA_CONTRACT', kind: 'defect', ...options });
  }
}

/** Fewer rows came than Siesa announced, in every pass: what was read is not all. */
export class SourceIncomplete extends IntegrationError {
  override readonly name = 'SourceIncomplete';

  /** @param list - for example `the products` or `query 'API_v2_ItemsBarras'` */
  constructor({ list, read, total }: { readonly list: string; readonly read: number; readonly total: number }) {
    super(
      `Siesa announced ${String(total)} rows of ${list}, but ${String(read)} different ones came. Nothing was concluded from what is missing. Start again later; where Siesa's total is wrong for ever, set siesa_total to "ignore".`,
      { code: 'SOURCE_INCOMPLETE', kind: 'record' },
    );
  }
}

/** Siesa gave no usable answer within the call's budget. Safe to repeat later. */
export class SiesaUnavailable extends IntegrationError {
  override readonly name = 'SiesaUnavailable';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'SIESA_UNAVAILABLE', kind: 'transient', ...options });
  }
}

/**
 * The next call would begin after the deadline, or still run at it. Nothing is lost: read on from the last page's `next`, after `waitMs`.
 * Only thrown to callers that set a deadline.
 */
export class SiesaMustWait extends IntegrationError {
  override readonly name = 'SiesaMustWait';
  /** Milliseconds from now until the next call may begin; 0 when only the deadline forbids it. */
  declare readonly waitMs: number;

  constructor(waitMs: number) {
    super(
      `The next call to Siesa would pass the deadline: go on in ${String(Math.ceil(waitMs / 1000))} s from the last page's 'next'.`,
      { code: 'SIESA_MUST_WAIT', kind: 'transient' },
    );
    Object.defineProperty(this, 'waitMs', { value: waitMs, enumerable: false });
  }
}

/** A setting or a query is wrong: correct the client's settings. `code` where the runbook has a heading of its own. */
export const settingsInvalid = (message: string, code = 'SIESA_CONFIGURATION'): ConfigurationInvalid =>
  new ConfigurationInvalid(message, { code });

/** Siesa asks for a longer pause than 15 minutes, or still refuses after the pauses it asked for. Safe to repeat later. */
export const tooManyCalls = (message: string): RateLimited => new RateLimited(message, { code: 'SIESA_RATE_LIMITED' });
