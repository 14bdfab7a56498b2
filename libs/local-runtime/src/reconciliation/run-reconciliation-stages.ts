import {
  claimFile,
  parseCheckpointRequest,
  parseClaimRequest,
  parseStageRequest,
  prepareReport,
  reconcileData,
  type Invocation,
  type ReconcilerPorts,
  saveCheckpoint,
  validateCsv,
  workSignal,
} from '@siesa-integration/reconciliation-stages';
import { errorOf } from '@siesa-integration/sync-pipeline/in-process';
import {
  reconciliationDefinition,
  reconciliationTimeoutSeconds,
} from '@siesa-integration/workflow-contract/definition';
import { StatesError } from '../host/workflow/states-error.ts';

/** A stage of a reconciliation, by the name of its function. */
export type ReconciliationStage = keyof typeof reconciliationTimeoutSeconds;

const arnOf = (stage: ReconciliationStage): string => `arn:local:lambda:::function:${stage}`;
const resource = (stage: ReconciliationStage) => ({
  arn: arnOf(stage),
  timeoutSeconds: reconciliationTimeoutSeconds[stage],
});

/** The workflow that reconciles two files, as it is deployed, over this machine's resources. */
export const embeddedReconciliation = reconciliationDefinition({
  claim: resource('claim'),
  validate: resource('validate'),
  reconcile: resource('reconcile'),
  report: resource('report'),
  checkpoint: resource('checkpoint'),
  alertsTopic: 'alerts',
  partition: 'local',
});

type Stage = (event: unknown, ports: ReconcilerPorts, invocation: Invocation) => Promise<unknown>;

const stages: Readonly<Record<ReconciliationStage, Stage>> = {
  claim: (event, ports) => claimFile(parseClaimRequest(event), ports),
  validate: (event, ports, invocation) => validateCsv(parseStageRequest(event), ports, invocation),
  reconcile: (event, ports, invocation) => reconcileData(parseStageRequest(event), ports, invocation),
  report: (event, ports, invocation) => prepareReport(parseStageRequest(event), ports, invocation),
  checkpoint: (event, ports) => saveCheckpoint(parseCheckpointRequest(event), ports),
};

/**
 * Calls the stages in this process as Lambda calls its functions. A stage that works gets a signal, which ends it at its own timeout or at the deadline of
 * the run, whichever is first.
 *
 * @param closing - aborted when the host closes
 */
export const invokeReconciliation =
  (ports: ReconcilerPorts, closing: AbortSignal) =>
  async (arn: string, event: string): Promise<string> => {
    const name = (Object.keys(stages) as ReconciliationStage[]).find((stage) => arnOf(stage) === arn);
    if (name === undefined) throw new Error(`The definition invokes ${arn}, which is no stage of a reconciliation.`);
    const input = JSON.parse(event) as { readonly started_at?: string };
    const limitMs = reconciliationTimeoutSeconds[name] * 1_000;
    const signal = AbortSignal.any([closing, workSignal(input.started_at, { limitMs, now: ports.now() })]);
    try {
      return JSON.stringify(await stages[name](input, ports, { signal }));
    } catch (thrown) {
      const { Error: errorName, Cause: cause } = errorOf(thrown);
      throw new StatesError(errorName, cause, { cause: thrown });
    }
  };
