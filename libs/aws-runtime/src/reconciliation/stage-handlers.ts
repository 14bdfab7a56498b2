import {
  badRowsFile,
  carriedFile,
  claimFile,
  collectMatching,
  decisionsFile,
  openItemsFile,
  parseCheckpointRequest,
  parseClaimRequest,
  parseStageRequest,
  planMatching,
  prepareReport,
  reconcileData,
  reconcileStage,
  type ReconcilerPorts,
  reportStage,
  saveCheckpoint,
  sparkFolder,
  sparkPlanFile,
  sparkRunTable,
  sparkTables,
  validateCsv,
  validateStage,
  workSignal,
} from '@siesa-integration/reconciliation-stages';
import type { Metrics, Slice } from '@siesa-integration/sync-pipeline';
import { ingressKeys, type MetricFigures } from '@siesa-integration/workflow-contract';
import { lambdaHandler, type LambdaHandler } from '../handler/lambda-handler.ts';
import type { IngressBucket } from './ingress-bucket.ts';
import type { StageNeeds } from './job-buckets.ts';

/** A stage of a reconciliation on AWS. */
export interface ReconcilerComposition {
  readonly ingress: Pick<IngressBucket, 'complete'>;
  readonly metrics: Metrics;
  /** The stage's ports for one invocation: what one invocation had on its disk must not reach the next. */
  readonly portsOf: () => ReconcilerPorts;
}

type StageRequest = ReturnType<typeof parseStageRequest>;

const badRows = `${validateStage}/${badRowsFile}`;

/** What each stage reads and writes of a job. */
export const stageNeeds = {
  claim: { stages: [], files: [`${reconcileStage}/${openItemsFile}`, carriedFile] },
  validate: { stages: [validateStage], files: [badRows] },
  reconcile: { stages: [validateStage, reconcileStage], files: [decisionsFile, carriedFile] },
  plan: { stages: [validateStage, reconcileStage], files: [decisionsFile, carriedFile, sparkPlanFile] },
  collect: {
    stages: [reconcileStage],
    records: [validateStage],
    files: [decisionsFile, carriedFile, sparkPlanFile],
    folders: [...sparkTables({ carry_over: {} }), sparkRunTable].map((table) => `${sparkFolder}/${table}`),
  },
  report: { stages: [reconcileStage, reportStage] },
  checkpoint: { stages: [], records: [validateStage, reconcileStage, reportStage], files: [badRows] },
} as const satisfies Readonly<Record<string, StageNeeds>>;

/** Claims an uploaded file with the base and the rules of its feed. */
export const claimHandler = ({ ingress, portsOf }: ReconcilerComposition): LambdaHandler<unknown> =>
  lambdaHandler(
    'reconciler-claim',
    (event) => event,
    async (event) => claimFile(parseClaimRequest(await ingress.complete(event)), portsOf()),
  );

/** Reads both files. A file that is refused is an answer. */
export const validateHandler = ({ metrics, portsOf }: ReconcilerComposition): LambdaHandler<unknown> =>
  lambdaHandler('reconciler-validate', parseStageRequest, async (request, slice) => {
    const answer = await validateCsv(request, portsOf(), { signal: signalOf(request, slice) });
    if (answer.validation.status === 'accepted') {
      const { rows, bad_rows: bad } = answer.validation.file;
      emit(metrics, request, { ReconciledRows: rows, ReconciliationBadRows: bad });
    }
    return answer;
  });

/** Gives every row its verdict. */
export const reconcileHandler = ({ metrics, portsOf }: ReconcilerComposition): LambdaHandler<unknown> =>
  lambdaHandler('reconciler-reconcile', parseStageRequest, async (request, slice) => {
    const answer = await reconcileData(request, portsOf(), { signal: signalOf(request, slice) });
    emit(metrics, request, { ReconciliationBreaks: answer.reconciliation.breaks });
    return answer;
  });

/** Writes what the job on Spark is to run. */
export const planHandler = ({ portsOf }: ReconcilerComposition): LambdaHandler<unknown> =>
  lambdaHandler('reconciler-plan', parseStageRequest, (request, slice) =>
    planMatching(request, portsOf(), { signal: signalOf(request, slice) }),
  );

/** Makes the verdicts of what the job on Spark has written. */
export const collectHandler = ({ metrics, portsOf }: ReconcilerComposition): LambdaHandler<unknown> =>
  lambdaHandler('reconciler-collect', parseStageRequest, async (request, slice) => {
    const answer = await collectMatching(request, portsOf(), { signal: signalOf(request, slice) });
    emit(metrics, request, { ReconciliationBreaks: answer.reconciliation.breaks });
    return answer;
  });

/** Writes the report, and words the notice. */
export const reportHandler = ({ portsOf }: ReconcilerComposition): LambdaHandler<unknown> =>
  lambdaHandler('reconciler-report', parseStageRequest, (request, slice) =>
    prepareReport(request, portsOf(), { signal: signalOf(request, slice) }),
  );

/** Writes down why a job ended, and words the notice. */
export const checkpointHandler = ({ portsOf }: ReconcilerComposition): LambdaHandler<unknown> =>
  lambdaHandler('reconciler-checkpoint', parseCheckpointRequest, (request) => saveCheckpoint(request, portsOf()));

/** Lambda ends an instance at its timeout without a word, so that a stage stops a little earlier. */
const marginMs = 3_000;

const signalOf = ({ started_at: startedAt }: StageRequest, { remainingMs }: Slice): AbortSignal =>
  workSignal(startedAt, { limitMs: remainingMs() - marginMs, now: Date.now() });

const emit = (metrics: Metrics, { request: { object_key: key } }: StageRequest, figures: MetricFigures): void => {
  metrics.emit(figures, { ClientId: ingressKeys.feedOf(key) ?? 'none', SyncType: 'reconciliation' });
};
