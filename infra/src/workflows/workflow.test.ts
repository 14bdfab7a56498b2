import type { StateMachineDefinition } from '@siesa-integration/workflow-contract/definition';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { beforeAll, describe, expect, it } from 'vitest';
import { environments } from '../environments.ts';
import { StageFunction } from '../functions/stage-function.ts';
import { IntegrationStack } from '../integration-stack.ts';
import { permissionsOf } from '../testing/statements.ts';
import type { AddWorkflow } from './deployed-workflow.ts';
import { addSyncWorkflow } from './sync/sync-workflow.ts';
import { Workflow } from './workflow.ts';

const definition: StateMachineDefinition = {
  Comment: 'A second workflow.',
  StartAt: 'First',
  TimeoutSeconds: 60,
  States: { First: { Type: 'Succeed' } },
};

/** A second workflow with one function of its own, as a further folder would add it. */
const addComparison: AddWorkflow = (stack, { environment, logs, ledger }) => {
  const comparer = new StageFunction(new Construct(stack, 'Comparer'), 'Function', {
    environment,
    logs,
    stage: 'comparer',
    app: 'transformer',
    description: 'Compares.',
    memoryMegabytes: 256,
    timeoutMinutes: 1,
    variables: {},
  });
  const { stateMachine } = new Workflow(stack, 'Comparison', {
    logs,
    stateMachineName: `comparison-${environment.name}`,
    definition,
    functions: [comparer],
    grantCalls: (machine) => {
      ledger.grantWrite(machine);
    },
  });
  return {
    stateMachine,
    functions: { comparer },
    scheduled: false,
    alarms: [{ name: 'comparison-failed', summary: 'It failed.', metric: stateMachine.metricFailed(), above: 0 }],
    outputs: { ComparisonArn: stateMachine.stateMachineArn },
  };
};

let template: Template;
beforeAll(() => {
  const app = new App({ postCliContext: CURRENTLY_RECOMMENDED_FLAGS, builtinCloudFormationValidation: false });
  template = Template.fromStack(
    new IntegrationStack(app, 'Two', { environment: environments.dev, workflows: [addSyncWorkflow, addComparison] }),
  );
});

const allowedTo = (policy: RegExp, action: string): string[] =>
  permissionsOf(template)
    .filter((permission) => policy.test(permission.policy) && permission.action === action)
    .map(({ resource }) => resource);

describe('a second workflow', () => {
  it('may call its own functions and resources only', () => {
    expect(allowedTo(/^Comparison/, 'lambda:InvokeFunction')).toEqual(['<ComparerFunction.Arn>']);
    expect(allowedTo(/^Comparison/, 'dynamodb:BatchWriteItem')).toEqual(['<LedgerTable.Arn>']);
  });

  it('may start no execution, because it has no Distributed Map', () => {
    expect(allowedTo(/^Comparison/, 'states:StartExecution')).toEqual([]);
  });

  it('is started by no schedule unless it asks for that', () => {
    expect(allowedTo(/^Schedules/, 'states:StartExecution')).toEqual(['<WorkflowStateMachine>']);
  });

  it('gets its alarms, the alarms of its functions and its outputs', () => {
    const names = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => (Properties as { readonly AlarmName: string }).AlarmName,
    );

    expect(names).toEqual(
      expect.arrayContaining(
        ['comparison-failed', 'comparer-errors', 'sync-failed'].map((name) => `siesa-integration-dev-${name}`),
      ),
    );
    expect(Object.keys(template.findOutputs('*'))).toEqual(
      expect.arrayContaining(['ComparisonArn', 'StateMachineArn']),
    );
  });
});

describe('Workflow', () => {
  it.each(['states:DescribeExecution', 'states:StopExecution'])(
    'may use %s on its own executions and the children of its Distributed Map, and on no others',
    (action) => {
      expect(allowedTo(/^Workflow/, action)).toEqual([
        expect.stringMatching(/:execution:siesa-integration-workflow-dev\/LoadParts:\*$/) as string,
        expect.stringMatching(/:execution:siesa-integration-workflow-dev:\*$/) as string,
      ]);
    },
  );
});
