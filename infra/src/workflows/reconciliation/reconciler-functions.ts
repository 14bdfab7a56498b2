import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { reconcilerEnvironment } from '@siesa-integration/aws-runtime/settings';
import { glueTimeoutSeconds, reconciliationTimeoutSeconds } from '@siesa-integration/workflow-contract/definition';
import { Construct } from 'constructs';
import { StageFunction, type StageFunctionOptions } from '../../functions/stage-function.ts';
import type { ReconciliationData } from './reconciliation-data.ts';

export interface ReconcilerFunctionsProps extends StageFunctionOptions {
  readonly data: ReconciliationData;
}

const { plan, collect } = glueTimeoutSeconds;
const timeoutSeconds = { ...reconciliationTimeoutSeconds, plan, collect };

export type ReconcilerStage = keyof typeof timeoutSeconds;

interface Size {
  readonly memoryMegabytes: number;
  readonly diskMegabytes?: number;
  readonly description: string;
}

/** 1,769 MB are one processor. Rows are read by one thread, and matched by two. Spilled rows and what stages wrote are on the disk: 5,000,000 rows a side take 4 GB. */
const sizes: Readonly<Record<ReconcilerStage, Size>> = {
  claim: { memoryMegabytes: 1769, description: 'Claims an uploaded file with the base and the rules of its feed.' },
  validate: { memoryMegabytes: 1769, diskMegabytes: 4096, description: 'Reads both files of a reconciliation.' },
  reconcile: { memoryMegabytes: 3538, diskMegabytes: 10_240, description: 'Gives every row its verdict.' },
  // Both have twice as many rows as a function matches, and compare none of them.
  plan: { memoryMegabytes: 3538, diskMegabytes: 10_240, description: 'Writes what the job on Glue is to run.' },
  collect: { memoryMegabytes: 3538, diskMegabytes: 10_240, description: 'Makes verdicts of what the job has written.' },
  report: { memoryMegabytes: 3538, diskMegabytes: 4096, description: 'Writes the report of a reconciliation.' },
  checkpoint: { memoryMegabytes: 512, description: 'Writes down why a reconciliation ended.' },
};

/** The stages of a reconciliation. They share one asset, and each has a role of its own. */
export class ReconcilerFunctions extends Construct {
  readonly byStage: Readonly<Record<ReconcilerStage, StageFunction>>;

  constructor(scope: Construct, id: string, { data, environment, logs }: ReconcilerFunctionsProps) {
    super(scope, id);
    const add = (stage: ReconcilerStage): StageFunction =>
      new StageFunction(new Construct(this, stage), 'Function', {
        environment,
        logs,
        stage: `reconciler-${stage}`,
        app: 'reconciler',
        handler: `${stage}.handler`,
        architecture: Architecture.X86_64, // that of the asset's native code: ADR 103
        timeoutMinutes: timeoutSeconds[stage] / 60,
        variables: reconcilerEnvironment({
          ingressBucket: data.buckets.ingress.bucketName,
          intermediateBucket: data.buckets.intermediate.bucketName,
          outputBucket: data.buckets.output.bucketName,
          checkpointsBucket: data.buckets.checkpoints.bucketName,
          filesTable: data.files.tableName,
          logLevel: environment.logLevel,
          environment: environment.name,
        }),
        ...sizes[stage],
      });
    this.byStage = {
      claim: add('claim'),
      validate: add('validate'),
      reconcile: add('reconcile'),
      plan: add('plan'),
      collect: add('collect'),
      report: add('report'),
      checkpoint: add('checkpoint'),
    };
    grantAll(this.byStage, data);
  }
}

const recordOf = (stage: string): string => `*/${stage}/stage.json`;

/** Each stage reads what it needs of a job and writes its own folder, as `stageNeeds` of the app says. */
const grantAll = (
  { claim, validate, reconcile, report, checkpoint, ...glue }: ReconcilerFunctions['byStage'],
  data: ReconciliationData,
): void => {
  for (const each of [claim, validate]) data.grantRead(each, 'ingress', 'files/*', 'bases/*', 'rules/*');
  for (const each of [reconcile, report, glue.plan, glue.collect]) data.grantRead(each, 'ingress', 'rules/*');

  data.grantRead(claim, 'output', 'open-items/*/open.parquet');
  data.grantRead(claim, 'intermediate', '*/carried.parquet');
  data.grantWrite(claim, 'intermediate', '*/carried.parquet');
  data.grantWrite(claim, 'checkpoints', '*/request.json', '*/decisions.json');
  data.grantClaim(claim);

  data.grantRead(validate, 'checkpoints', recordOf('validate'));
  data.grantRead(validate, 'intermediate', '*/validate/*');
  data.grantWrite(validate, 'checkpoints', recordOf('validate'));
  data.grantWrite(validate, 'intermediate', '*/validate/*');

  data.grantRead(reconcile, 'checkpoints', recordOf('validate'), recordOf('reconcile'), '*/decisions.json');
  data.grantRead(reconcile, 'intermediate', '*/validate/*', '*/reconcile/*', '*/carried.parquet');
  data.grantRead(reconcile, 'output', 'open-items/*');
  data.grantWrite(reconcile, 'checkpoints', recordOf('reconcile'));
  data.grantWrite(reconcile, 'intermediate', '*/reconcile/*');
  data.grantWrite(reconcile, 'output', 'open-items/*');

  grantGlue(glue, data);

  data.grantRead(report, 'checkpoints', recordOf('reconcile'), recordOf('report'));
  data.grantRead(report, 'intermediate', '*/reconcile/*');
  data.grantRead(report, 'output', 'reports/*', 'divergences/*', 'open-items/*');
  data.grantWrite(report, 'checkpoints', recordOf('report'));
  data.grantWrite(report, 'output', 'reports/*', 'divergences/*');
  data.grantRecord(report);

  data.grantRead(checkpoint, 'checkpoints', ...['validate', 'reconcile', 'report'].map(recordOf));
  data.grantRead(checkpoint, 'intermediate', '*/validate/bad-rows.csv');
  data.grantWrite(checkpoint, 'checkpoints', '*/checkpoint.json');
  data.grantSettle(checkpoint);
};

const planFile = '*/spark/plan.json';

/** What they write is what `reconcile` writes, and the plan. */
const grantGlue = (
  { plan, collect }: Pick<ReconcilerFunctions['byStage'], 'plan' | 'collect'>,
  data: ReconciliationData,
): void => {
  for (const each of [plan, collect]) {
    const records = [recordOf('validate'), recordOf('reconcile'), '*/decisions.json', planFile];
    data.grantRead(each, 'checkpoints', ...records);
    data.grantRead(each, 'output', 'open-items/*');
  }
  data.grantRead(plan, 'intermediate', '*/validate/*', '*/reconcile/*', '*/carried.parquet');
  data.grantWrite(plan, 'checkpoints', planFile);

  data.grantRead(collect, 'intermediate', '*/spark/*', '*/reconcile/*', '*/carried.parquet');
  data.grantWrite(collect, 'checkpoints', recordOf('reconcile'));
  data.grantWrite(collect, 'intermediate', '*/reconcile/*');
  data.grantWrite(collect, 'output', 'open-items/*');
};
