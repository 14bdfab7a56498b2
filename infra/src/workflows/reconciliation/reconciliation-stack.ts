import { Aws, CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { reconciliationNames } from '@siesa-integration/workflow-contract';
import { reconciliationDefinition } from '@siesa-integration/workflow-contract/definition';
import type { Construct } from 'constructs';
import type { Environment } from '../../environments.ts';
import type { StageFunction } from '../../functions/stage-function.ts';
import { Alerts } from '../../observability/alerts.ts';
import { EncryptedLogs } from '../../observability/encrypted-logs.ts';
import { ServiceMetrics } from '../../observability/service-metrics.ts';
import { addAlarm } from '../../observability/watch.ts';
import { Workflow } from '../workflow.ts';
import { Arrivals } from './arrivals.ts';
import { DivergenceCatalogue } from './divergence-catalogue.ts';
import { MatchingJob } from './matching-job.ts';
import { ReconcilerFunctions } from './reconciler-functions.ts';
import { reconciliationAlarms } from './reconciliation-alarms.ts';
import { ReconciliationData } from './reconciliation-data.ts';

export interface ReconciliationStackProps extends StackProps {
  readonly environment: Environment;
}

/** All that reconciles files in one environment. It shares nothing with the stack of the sync, so that either is deployed without the other. */
export class ReconciliationStack extends Stack {
  constructor(scope: Construct, id: string, { environment, ...props }: ReconciliationStackProps) {
    super(scope, id, props);
    const names = reconciliationNames(environment.name, Aws.ACCOUNT_ID);
    const logs = new EncryptedLogs(this, 'Logs', {
      environment,
      alias: names.keyAlias,
      retention: RetentionDays.THREE_MONTHS,
    });
    const { key } = logs;
    const alerts = new Alerts(this, 'Alerts', { environment, key, topicName: names.alertsTopic });
    const data = new ReconciliationData(this, 'Data', { environment, key });
    const catalogue = new DivergenceCatalogue(this, 'Catalogue', { environment, data });
    const { byStage } = new ReconcilerFunctions(this, 'Reconciler', { environment, logs, data });
    const matching = new MatchingJob(this, 'Matching', { environment, logs, data });
    const { stateMachine } = new Workflow(this, 'Workflow', {
      logs,
      stateMachineName: names.stateMachine,
      definition: reconciliationDefinition({
        claim: resourceOf(byStage.claim),
        validate: resourceOf(byStage.validate),
        reconcile: resourceOf(byStage.reconcile),
        report: resourceOf(byStage.report),
        checkpoint: resourceOf(byStage.checkpoint),
        alertsTopic: alerts.topic.topicArn,
        partition: Aws.PARTITION,
        glue: {
          plan: resourceOf(byStage.plan),
          collect: resourceOf(byStage.collect),
          job: matching.jobName,
          aboveRows: environment.glue.aboveRows,
        },
      }),
      functions: Object.values(byStage),
      grantCalls: (machine) => {
        alerts.grantPublish(machine);
        matching.grantRun(machine);
      },
    });
    const { deadLetters } = new Arrivals(this, 'Arrivals', { environment, data, stateMachine, key });
    const metrics = new ServiceMetrics(environment.name);
    for (const watch of reconciliationAlarms({ environment, stateMachine, metrics, deadLetterQueue: deadLetters }))
      addAlarm(this, watch, { environment, alerts });

    const outputs = {
      IngressBucketName: data.buckets.ingress.bucketName,
      IntermediateBucketName: data.buckets.intermediate.bucketName,
      OutputBucketName: data.buckets.output.bucketName,
      CheckpointsBucketName: data.buckets.checkpoints.bucketName,
      DivergencesTable: `${catalogue.databaseName}.${catalogue.tableName}`,
      FilesTableName: data.files.tableName,
      AlertsTopicArn: alerts.topic.topicArn,
      StateMachineArn: stateMachine.stateMachineArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
    for (const [tag, value] of Object.entries({
      Project: 'siesa-integration',
      Environment: environment.name,
      ManagedBy: 'cdk',
    }))
      Tags.of(this).add(tag, value);
  }
}

const resourceOf = ({ functionArn: arn, timeoutSeconds }: StageFunction) => ({ arn, timeoutSeconds });
