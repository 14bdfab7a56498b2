import type { Stack } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { AccessLogs } from '../data/access-logs.ts';
import type { ClientSecrets } from '../data/client-secrets.ts';
import type { Clients } from '../data/clients.ts';
import type { FieldMappings } from '../data/field-mappings.ts';
import type { Ledger } from '../data/ledger.ts';
import type { RunData } from '../data/run-data.ts';
import type { SyncHistory } from '../data/sync-history.ts';
import type { Environment } from '../environments.ts';
import type { StageFunction } from '../functions/stage-function.ts';
import type { Watch } from '../observability/watch.ts';
import type { Alerts } from '../observability/alerts.ts';
import type { EncryptedLogs } from '../observability/encrypted-logs.ts';
import type { ServiceMetrics } from '../observability/service-metrics.ts';

/** What a workflow may use: the shared parts of the stack. */
export interface WorkflowContext {
  readonly environment: Environment;
  readonly logs: EncryptedLogs;
  readonly accessLogs: AccessLogs;
  readonly alerts: Alerts;
  readonly metrics: ServiceMetrics;
  readonly clients: Clients;
  readonly secrets: ClientSecrets;
  readonly mappings: FieldMappings;
  readonly history: SyncHistory;
  readonly ledger: Ledger;
  readonly runs: RunData;
}

/** What a workflow adds to the stack. Schedules, alarms, dashboard and outputs are made from it. */
export interface DeployedWorkflow {
  readonly stateMachine: StateMachine;
  /** By stage, such as `extractor`. */
  readonly functions: Readonly<Record<string, StageFunction>>;
  /** Whether clients' schedules start it. */
  readonly scheduled: boolean;
  /** Alarms about its executions and its own metrics. Each function gets alarms of its own. */
  readonly alarms: readonly Watch[];
  readonly outputs: Readonly<Record<string, string>>;
}

export type AddWorkflow = (stack: Stack, context: WorkflowContext) => DeployedWorkflow;
