import type { StateMachineDefinition } from '@siesa-integration/workflow-contract/definition';
import { describe, expect, it } from 'vitest';
import { permissionsOf, spell } from '../../testing/statements.ts';
import { templateOf } from '../../testing/synthesized.ts';

const template = templateOf('prod');
const machine = Object.values(template.findResources('AWS::StepFunctions::StateMachine'))[0] as {
  readonly Properties: Readonly<Record<string, unknown>>;
};
const definition = JSON.parse(spell(machine.Properties['DefinitionString'])) as StateMachineDefinition;

describe('the sync workflow', () => {
  it('is a standard state machine that logs everything and is traced', () => {
    expect(machine.Properties).toMatchObject({
      StateMachineName: 'siesa-integration-workflow-prod',
      LoggingConfiguration: { IncludeExecutionData: true, Level: 'ALL' },
      TracingConfiguration: { Enabled: true },
    });
    expect(machine.Properties['StateMachineType'] ?? 'STANDARD').toBe('STANDARD');
  });

  it('calls the four functions of its stack', () => {
    const resources = [...JSON.stringify(definition).matchAll(/"Resource":"([^"]+)"/g)].map(([, resource]) => resource);

    expect([...new Set(resources)].sort()).toEqual([
      '<ExtractorFunction.Arn>',
      '<LoaderFunction.Arn>',
      '<SummarizerFunction.Arn>',
      '<TransformerFunction.Arn>',
      'arn:<AWS::Partition>:states:::dynamodb:putItem',
      'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      'arn:<AWS::Partition>:states:::sns:publish',
      'arn:<AWS::Partition>:states:::states:startExecution',
    ]);
  });

  it('may invoke them, write history and stops, publish alerts and start its children, and nothing else', () => {
    const mine = permissionsOf(template).filter(({ policy }) => policy.startsWith('Workflow'));

    expect(
      mine
        .map(
          ({ action, resource }) => `${action} ${resource.replace(/^arn:aws:states:us-east-1:<AWS::AccountId>:/, '')}`,
        )
        .sort(),
    ).toEqual([
      'dynamodb:PutItem <SyncHistoryTable.Arn>',
      'dynamodb:UpdateItem <SyncHistoryTable.Arn>',
      'kms:Decrypt <LogsKey.Arn>',
      'kms:GenerateDataKey <LogsKey.Arn>',
      'lambda:InvokeFunction <ExtractorFunction.Arn>',
      'lambda:InvokeFunction <LoaderFunction.Arn>',
      'lambda:InvokeFunction <SummarizerFunction.Arn>',
      'lambda:InvokeFunction <TransformerFunction.Arn>',
      ...[
        'CreateLogDelivery',
        'DeleteLogDelivery',
        'DescribeLogGroups',
        'DescribeResourcePolicies',
        'GetLogDelivery',
        'ListLogDeliveries',
        'PutResourcePolicy',
        'UpdateLogDelivery',
      ].map((action) => `logs:${action} *`),
      'sns:Publish <AlertsTopic>',
      'states:DescribeExecution execution:siesa-integration-workflow-prod/LoadParts:*',
      'states:DescribeExecution execution:siesa-integration-workflow-prod:*',
      'states:StartExecution stateMachine:siesa-integration-workflow-prod',
      'states:StopExecution execution:siesa-integration-workflow-prod/LoadParts:*',
      'states:StopExecution execution:siesa-integration-workflow-prod:*',
      ...['GetSamplingRules', 'GetSamplingTargets', 'PutTelemetryRecords', 'PutTraceSegments'].map(
        (action) => `xray:${action} *`,
      ),
    ]);
  });
});
