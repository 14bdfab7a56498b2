import { overdueCheckEnvironment } from '@siesa-integration/aws-runtime/settings';
import { Construct } from 'constructs';
import type { Alerts } from '../observability/alerts.ts';
import type { Clients } from '../data/clients.ts';
import { StageFunction, type StageFunctionOptions } from './stage-function.ts';
import type { SyncHistory } from '../data/sync-history.ts';

export interface OverdueCheckProps extends StageFunctionOptions {
  readonly alerts: Alerts;
  readonly clients: Clients;
  readonly history: SyncHistory;
}

/** Finds clients whose syncs have silently stopped, and publishes their alerts: an hourly schedule starts it, for all clients at once. */
export class OverdueCheck extends Construct {
  readonly function: StageFunction;

  constructor(scope: Construct, id: string, { alerts, clients, history, ...options }: OverdueCheckProps) {
    super(scope, id);
    this.function = new StageFunction(this, 'Function', {
      ...options,
      stage: 'overdue-check',
      app: 'loader',
      handler: 'overdue-check.handler',
      description:
        'Finds clients without a successful sync for two intervals of their schedule, and publishes alerts of clients.',
      withoutDeadLetters: 'It looks at everything again an hour later, and an alarm watches that it does.',
      memoryMegabytes: 256,
      timeoutMinutes: 5,
      variables: overdueCheckEnvironment({
        clientsTable: clients.table.tableName,
        syncStateTable: history.table.tableName,
        alertsTopic: alerts.topic.topicArn,
        logLevel: options.environment.logLevel,
        environment: options.environment.name,
      }),
    });
    clients.grantListEnabled(this.function);
    history.grantRead(this.function);
    history.grantLease(this.function); // notes in a client's `#state` what people were alerted about
    alerts.grantPublish(this.function);
  }
}
