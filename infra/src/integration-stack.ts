import { CfnOutput, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import { overdueCheckScheduleName } from '@siesa-integration/workflow-contract';
import type { Construct } from 'constructs';
import { BudgetAlert } from './cost/budget-alert.ts';
import { AccessLogs } from './data/access-logs.ts';
import { ClientSecrets } from './data/client-secrets.ts';
import { Clients } from './data/clients.ts';
import { FieldMappings } from './data/field-mappings.ts';
import { Ledger } from './data/ledger.ts';
import { RunData } from './data/run-data.ts';
import { SyncHistory } from './data/sync-history.ts';
import type { Environment } from './environments.ts';
import { OverdueCheck } from './functions/overdue-check.ts';
import { Alarms } from './observability/alarms.ts';
import { Alerts } from './observability/alerts.ts';
import { Dashboard } from './observability/dashboard.ts';
import { overdueAlarms } from './observability/overdue-alarms.ts';
import { EncryptedLogs } from './observability/encrypted-logs.ts';
import { ServiceMetrics } from './observability/service-metrics.ts';
import { Schedules } from './schedules.ts';
import type { AddWorkflow, DeployedWorkflow } from './workflows/deployed-workflow.ts';
import { workflows as allWorkflows } from './workflows/workflows.ts';

export interface IntegrationStackProps extends StackProps {
  readonly environment: Environment;
  /** @defaultValue all of them */
  readonly workflows?: readonly AddWorkflow[];
}

/** The whole service in one environment. */
export class IntegrationStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { environment, workflows = allWorkflows, ...props }: IntegrationStackProps,
  ) {
    super(scope, id, props);
    const metrics = new ServiceMetrics(environment.name);
    const logs = new EncryptedLogs(this, 'Logs', { environment });
    const alerts = new Alerts(this, 'Alerts', { environment, key: logs.key });
    const accessLogs = new AccessLogs(this, 'AccessLogs', { environment });

    const clients = new Clients(this, 'Clients', { environment });
    const secrets = new ClientSecrets(this, 'Secrets');
    const mappings = new FieldMappings(this, 'FieldMappings', { environment, accessLogs });
    const history = new SyncHistory(this, 'SyncHistory', { environment });
    const ledger = new Ledger(this, 'Ledger', { environment });
    const runs = new RunData(this, 'RunData', { environment, accessLogs });

    const data = { accessLogs, clients, secrets, mappings, history, ledger, runs };
    const deployed = workflows.map((add) => add(this, { environment, logs, alerts, metrics, ...data }));
    const functions = functionsOf(deployed);
    const schedules = new Schedules(this, 'Schedules', {
      environment,
      stateMachines: deployed.filter(({ scheduled }) => scheduled).map(({ stateMachine }) => stateMachine),
      key: alerts.key,
    });
    const overdueCheck = new OverdueCheck(this, 'OverdueCheck', { environment, logs, alerts, clients, history })
      .function;
    schedules.invokeHourly('OverdueCheck', overdueCheckScheduleName, overdueCheck);
    const alarms = new Alarms(this, 'Alarms', {
      environment,
      alerts,
      metrics,
      deadLetterQueue: schedules.deadLetters,
      functions,
      watches: [...deployed.flatMap((workflow) => workflow.alarms), ...overdueAlarms(overdueCheck)],
    });
    const { dashboard } = new Dashboard(this, 'Monitoring', {
      environment,
      metrics,
      alarms,
      functions: { ...functions, 'overdue-check': overdueCheck },
    });
    // The id is the former name of BudgetAlert: another one would make CloudFormation create the budget anew, under a name that exists.
    new BudgetAlert(this, 'CostFuse', { environment, alerts });

    deployed.forEach(({ outputs }) => {
      this.#output(outputs);
    });
    this.#output({
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

const functionsOf = (deployed: readonly DeployedWorkflow[]): DeployedWorkflow['functions'] =>
  Object.assign({}, ...deployed.map(({ functions }) => functions)) as DeployedWorkflow['functions'];
