import { IntegrationError } from '@siesa-integration/outgoing-http';

/** The time for a reconciliation was used up while a step ran. What earlier stages wrote remains, so running it again goes on from there. */
export class DeadlinePassed extends IntegrationError {
  override readonly name = 'DeadlinePassed';

  constructor(step: string) {
    super(
      `The deadline passed during the step '${step}', which was interrupted. Resume the job; reconcile fewer rows at once when it happens again.`,
      { code: 'DEADLINE_PASSED', kind: 'transient' },
    );
  }
}

/** DuckDB could not run a step. Its own message is left out, because it may quote rows of the file. */
export class EngineFailed extends IntegrationError {
  override readonly name = 'EngineFailed';

  /** @param problem - DuckDB's kind of error, such as `Out of Memory Error` */
  constructor(step: string, problem: string) {
    super(
      problem === 'Out of Memory Error'
        ? `The step '${step}' needs more memory than the engine may use, or its folder has no room for spilled data. Give the engine more of both.`
        : `The step '${step}' failed in DuckDB: ${problem}. This is a defect of the step; report it with the name of the rule document.`,
      { code: 'ENGINE_FAILED', kind: 'defect' },
    );
  }
}
