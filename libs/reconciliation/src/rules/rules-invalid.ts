import type { Issue } from '@siesa-integration/canonical-model';

/** A rule document cannot be used. Nothing was read; the document must be corrected. */
export class RulesInvalid extends Error {
  override readonly name = 'RulesInvalid';
  readonly code = 'RULES_INVALID';
  readonly kind = 'configuration';
  /** Every problem with its path. Not enumerable, because Lambda logs all enumerable properties of an error. */
  declare readonly issues: readonly Issue[];

  /** @param documentName shown in the message, for example `supplier-orders.json` */
  constructor(issues: readonly Issue[], documentName = 'without a name') {
    const lines = issues.map(({ path, expected = '', received, message }) => {
      const found = received === undefined ? '' : `, found ${received}`;
      return `- ${path}: ${message ?? `expected ${expected}${found}`}`;
    });
    super([`The rule document '${documentName}' cannot be used. Correct it and try again.`, ...lines].join('\n'));
    Object.defineProperty(this, 'issues', { value: issues });
  }
}
