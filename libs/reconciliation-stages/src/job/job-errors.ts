import { IntegrationError } from '@siesa-integration/outgoing-http';

/** A reconciliation was started with something that cannot be used: a missing field, a file that is not there, or one that changed while it was read. */
export class ReconciliationInputInvalid extends IntegrationError {
  override readonly name = 'ReconciliationInputInvalid';

  constructor(problem: string, options?: ErrorOptions) {
    super(`The reconciliation cannot start: ${problem} Correct it and start it again.`, {
      code: 'RECONCILIATION_INPUT',
      kind: 'configuration',
      ...options,
    });
  }
}
