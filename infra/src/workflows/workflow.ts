import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { StateMachineDefinition } from '@siesa-integration/workflow-contract/definition';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledge.ts';
import type { StageFunction } from '../functions/stage-function.ts';
import type { EncryptedLogs } from '../observability/encrypted-logs.ts';

export interface WorkflowProps {
  readonly logs: EncryptedLogs;
  readonly stateMachineName: string;
  readonly definition: StateMachineDefinition;
  /** The functions that the definition calls. */
  readonly functions: readonly StageFunction[];
  /** Grants what the definition calls beside functions, such as a table. */
  readonly grantCalls: (stateMachine: StateMachine) => void;
}

/** A state machine that may only make the calls of its definition and start the children of its Distributed Maps. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(
    scope: Construct,
    id: string,
    { logs, stateMachineName, definition, functions, grantCalls }: WorkflowProps,
  ) {
    super(scope, id);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(definition)),
      tracingEnabled: true,
      logs: {
        destination: logs.group(this, `/aws/stepfunctions/${stateMachineName}`),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
    });
    acknowledgeWildcard(this.stateMachine, '*', 'X-Ray and the delivery of logs take no resource.');
    this.#grant(
      ['lambda:InvokeFunction'],
      functions.map(({ functionArn }) => functionArn),
    );
    grantCalls(this.stateMachine);
    this.#grantChildren(stateMachineName, mapLabels(definition));
  }

  /**
   * A Distributed Map starts its children as executions of this same machine, and HandOver a successor, so their ARNs come from its name and not from the resource.
   *
   * A child's ARN has the Map's label after the name. CDK's own construct grants the form without it, so both are granted.
   */
  #grantChildren(name: string, labels: readonly string[]): void {
    if (labels.length === 0) return;
    const stack = Stack.of(this);
    const states = { service: 'states', arnFormat: ArnFormat.COLON_RESOURCE_NAME };
    const children = [name, ...labels.map((label) => `${name}/${label}`)].map((parent) =>
      stack.formatArn({ ...states, resource: 'execution', resourceName: `${parent}:*` }),
    );
    this.#grant(
      ['states:StartExecution'],
      [stack.formatArn({ ...states, resource: 'stateMachine', resourceName: name })],
    );
    this.#grant(['states:DescribeExecution', 'states:StopExecution'], children);
    children.forEach((child) => {
      acknowledgeWildcard(this.stateMachine, child, 'The children that the Map starts get their names from AWS.');
    });
  }

  #grant(actions: string[], resources: string[]): void {
    this.stateMachine.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }
}

const mapLabels = ({ States: states }: StateMachineDefinition): readonly string[] =>
  Object.values(states).flatMap((state) => (state.Type === 'Map' ? [state.Label] : []));
