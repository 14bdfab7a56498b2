import { CfnOutput, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AccessLogs } from './data/access-logs.ts';
import { Alarms } from './observability/alarms.ts';
import { Alerts } from './observability/alerts.ts';
import { ClientSecrets } from './data/client-secrets.ts';
import { Clients } from './data/clients.ts';
import { BudgetAlert } from './cost/budget-alert.ts';
import { Dashboard } from './observability/dashboard.ts';
import { EncryptedLogs } from './observability/encrypted-logs.ts';
import type { Environment } from './environments.ts';
import { Extractor } from './functions/extractor.ts';
import { FieldMappings } from './data/field-mappings.ts';
import { Figures } from './observability/metrics.ts';
import { Ledger } from './data/ledger.ts';
import { Loader } from './functions/loader.ts';
import { RunData } from './data/run-data.ts';
import { Schedules } from './schedules.ts';
import { Summarizer } from './functions/summarizer.ts';
import { SyncHistory } from './data/sync-history.ts';
import { Transformer } from './functions/transformer.ts';
import { Workflow } from './workflows/workflow.ts';

export interface IntegrationStackProps extends StackProps {
  readonly environment: Environment;
}

/** The whole service in one environment. */
export class IntegrationStack extends Stack {
  constructor(scope: Construct, id: string, { environment, ...props }: IntegrationStackProps) {
    super(scope, id, props);
    const logs = new EncryptedLogs(this, 'Logs', { environment });
    const alerts = new Alerts(this, 'Alerts', { environment });
    const accessLogs = new AccessLogs(this, 'AccessLogs', { environment });

    const clients = new Clients(this, 'Clients', { environment });
    const secrets = new ClientSecrets(this, 'Secrets');
    const mappings = new FieldMappings(this, 'FieldMappings', { environment, accessLogs });
    const history = new SyncHistory(this, 'SyncHistory', { environment });
    const ledger = new Ledger(this, 'Ledger', { environment });
    const runs = new RunData(this, 'RunData', { environment, accessLogs });

    const stage = { environment, logs };
    const functions = {
      extractor: new Extractor(this, 'Extractor', { ...stage, clients, secrets, history, ledger, runs, mappings })
        .function,
      transformer: new Transformer(this, 'Transformer', { ...stage, history, runs }).function,
      loader: new Loader(this, 'Loader', { ...stage, clients, secrets, history, ledger, runs }).function,
      summarizer: new Summarizer(this, 'Summarizer', { ...stage, clients, history, ledger, runs }).function,
    };
    const { stateMachine } = new Workflow(this, 'Workflow', { ...stage, ...functions, history, alerts });
    const schedules = new Schedules(this, 'Schedules', { environment, stateMachine, key: alerts.key });

    const figures = new Figures({
      environmentName: environment.name,
      stateMachine,
      deadLetterQueue: schedules.deadLetters,
    });
    const alarms = new Alarms(this, 'Alarms', { environment, alerts, figures, functions });
    const { dashboard } = new Dashboard(this, 'Monitoring', { environment, figures, alarms, functions });
    new BudgetAlert(this, 'CostFuse', { environment, alerts });

    this.#output({
      ExtractorFunctionArn: functions.extractor.functionArn,
      TransformerFunctionArn: functions.transformer.functionArn,
      LoaderFunctionArn: functions.loader.functionArn,
      SummarizerFunctionArn: functions.summarizer.functionArn,
      StateMachineArn: stateMachine.stateMachineArn,
      StateMachineConsoleUrl: `https://${this.region}.console.aws.amazon.com/states/home?region=${this.region}#/statemachines/view/${stateMachine.stateMachineArn}`,
      ClientsTableName: clients.table.tableName,
      SyncStateTableName: history.table.tableName,
      LedgerTableName: ledger.table.tableName,
      DataBucketName: runs.bucket.bucketName,
      ConfigBucketName: mappings.bucket.bucketName,
      AlertsTopicArn: alerts.topic.topicArn,
      ScheduleGroupName: schedules.group.scheduleGroupName,
      SchedulerRoleArn: schedules.role.roleArn,
      DeadLetterQueueArn: schedules.deadLetters.queueArn,
      DashboardUrl: `https://${this.region}.console.aws.amazon.com/cloudwatch/home?region=${this.region}#dashboards/dashboard/${dashboard.dashboardName}`,
    });

    Object.entries({ Project: 'siesa-integration', Environment: environment.name, ManagedBy: 'cdk' }).forEach(
      ([key, value]) => {
        Tags.of(this).add(key, value);
      },
    );
  }

  #output(values: Readonly<Record<string, string>>): void {
    Object.entries(values).forEach(([name, value]) => new CfnOutput(this, name, { value }));
  }
}
