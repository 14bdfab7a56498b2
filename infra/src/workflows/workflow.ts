import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledge.ts';
import type { Alerts } from '../observability/alerts.ts';
import type { Environment } from '../environments.ts';
import type { EncryptedLogs } from '../observability/encrypted-logs.ts';
import type { StageFunction } from '../functions/stage-function.ts';
import type { SyncHistory } from '../data/sync-history.ts';
import { partsLabel } from './sync/load-parts.ts';
import { syncDefinition } from './sync/sync-definition.ts';
import type { Stage } from './sync/sync-resources.ts';

export interface WorkflowProps {
  readonly environment: Environment;
  readonly logs: EncryptedLogs;
  readonly extractor: StageFunction;
  readonly transformer: StageFunction;
  readonly loader: StageFunction;
  readonly summarizer: StageFunction;
  readonly history: SyncHistory;
  readonly alerts: Alerts;
}

/** The state machine that runs one sync of one client. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const name = `siesa-integration-workflow-${props.environment.name}`;
    const definition = syncDefinition({
      extractor: stage(props.extractor),
      transformer: stage(props.transformer),
      loader: stage(props.loader),
      summarizer: stage(props.summarizer),
      syncStateTable: props.history.table.tableName,
      alertsTopic: props.alerts.topic.topicArn,
      partition: Aws.PARTITION,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(definition)),
      tracingEnabled: true,
      logs: {
        destination: props.logs.group(this, `/aws/stepfunctions/${name}`),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
    });
    acknowledgeWildcard(this.stateMachine, '*', 'X-Ray and the delivery of logs take no resource.');
    this.#grantCalls(props);
    this.#grantChildren(name);
  }

  #grantCalls({ extractor, transformer, loader, summarizer, history, alerts }: WorkflowProps): void {
    this.#grant(
      ['lambda:InvokeFunction'],
      [extractor, transformer, loader, summarizer].map((each) => each.functionArn),
    );
    history.grantRecord(this.stateMachine);
    alerts.grantPublish(this.stateMachine);
  }

  /** A Distributed Map starts its children as executions of this same machine, whose name is known before it exists. */
  #grantChildren(name: string): void {
    const stack = Stack.of(this);
    const states = { service: 'states', arnFormat: ArnFormat.COLON_RESOURCE_NAME };
    const machine = stack.formatArn({ ...states, resource: 'stateMachine', resourceName: name });
    const children = stack.formatArn({ ...states, resource: 'execution', resourceName: `${name}/${partsLabel}:*` });
    this.#grant(['states:StartExecution'], [machine]);
    this.#grant(['states:DescribeExecution', 'states:StopExecution'], [children]);
    acknowledgeWildcard(this.stateMachine, children, 'The children that the Map starts get their names from AWS.');
  }

  #grant(actions: string[], resources: string[]): void {
    this.stateMachine.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }
}

const stage = ({ functionArn: arn, timeoutSeconds }: StageFunction): Stage => ({ arn, timeoutSeconds });
