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

/** The job on Spark has ended, and the result of its plan is not there. */
export class SparkResultMissing extends IntegrationError {
  override readonly name = 'SparkResultMissing';

  /** @param table - of the job on Spark, that is missing or of another plan */
  constructor(jobId: string, table: string) {
    super(
      `The job on Spark ended, and its table '${table}' of the plan of ${jobId} is not there. Resume the job: it runs on Spark again.`,
      { code: 'SPARK_RESULT_MISSING', kind: 'defect' },
    );
  }
}
