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

/** What is known of a list of which rows may be missing. */
export interface IncompleteList {
  /** For example `the products` or `query 'API_v2_ItemsBarras'`. */
  readonly list: string;
  /** Different rows of all passes. */
  readonly read: number;
  /** The most rows that the list has had while it was read. */
  readonly total: number;
  /** What shows that rows may be missing: the announced total, the rows of one pass that came twice, or that rows were added and removed. @defaultValue `announced` */
  readonly shownBy?: 'announced' | 'counted' | 'moved';
}

/** Fewer rows came than Siesa has, or nothing shows that all came, in every pass. */
export class SourceIncomplete extends IntegrationError {
  override readonly name = 'SourceIncomplete';

  constructor(found: IncompleteList) {
    super(
      `${incompleteness(found)} Nothing was concluded from what is missing. Start again later, when Siesa changes less; ${
        found.shownBy === undefined || found.shownBy === 'announced'
          ? 'where its total is wrong for ever, set siesa_total to "ignore".'
          : "if it repeats, ask Siesa's support for a list with a fixed order."
      }`,
      { code: 'SOURCE_INCOMPLETE', kind: 'record' },
    );
  }
}

const incompleteness = ({ list, read, total, shownBy = 'announced' }: IncompleteList): string =>
  ({
    announced: `Siesa announced ${String(total)} rows of ${list}, but ${String(read)} different ones came.`,
    counted: `Siesa sent ${String(total)} rows of ${list} in one reading, some of them twice: ${String(read)} different ones came in all readings.`,
    moved: `Rows of ${list} were added and removed in each reading (at most ${String(total)}; ${String(read)} different ones came), so nothing shows that each one came.`,
  })[shownBy];

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

/** Pages came again and again, with nothing but rows that had come before. */
export const pagesRepeat = (list: string): SiesaContractBroken =>
  new SiesaContractBroken(
    `Siesa answered several pages of ${list} in a row with rows that had all come before: it repeats its pages, and others are missing. Reading stopped. Ask Siesa's support how this list is paged.`,
  );
