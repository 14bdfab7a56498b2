import { describe, expect, it } from 'vitest';
import { deploymentOf } from './deployment.ts';
import type { TemplateResource } from './template.ts';

const workflow: TemplateResource = {
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    StateMachineName: 'w',
    RoleArn: 'arn:aws:iam::1:role/workflow',
    Definition: { StartAt: 'A', States: {} },
  },
};

describe('deploymentOf', () => {
  it('reads a definition that is an object, too', () => {
    expect(deploymentOf({ Resources: { workflow } }).workflows[0]).toMatchObject({
      name: 'w',
      role: 'workflow',
      definition: { StartAt: 'A' },
    });
  });

  it('passes over functions that only a deployment runs, and gives what CloudFormation would where nothing is said', () => {
    const { functions, queues } = deploymentOf({
      Resources: {
        workflow,
        Helper: { Type: 'AWS::Lambda::Function', Properties: { Handler: 'index.handler' } },
        Bare: {
          Type: 'AWS::Lambda::Function',
          Metadata: { 'aws:asset:path': 'asset.1' },
          Properties: { Handler: 'handler.handler' },
        },
        Dead: { Type: 'AWS::SQS::Queue' },
      },
    });

    expect(functions).toEqual([
      {
        arn: 'arn:aws:lambda:us-east-1:000000000000:function:local-bare',
        name: 'local-bare',
        role: 'local-bare',
        code: 'asset.1',
        handler: 'handler.handler',
        memoryMb: 128,
        timeoutSeconds: 3,
        environment: {},
      },
    ]);
    expect(queues).toEqual(['local-dead']);
  });

  it('takes the keys and indexes of a table', () => {
    const keys = [{ AttributeName: 'id', KeyType: 'HASH' }];
    const { tables } = deploymentOf({
      Resources: {
        workflow,
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            TableName: 't',
            KeySchema: keys,
            PointInTimeRecoverySpecification: {},
            GlobalSecondaryIndexes: [
              {
                IndexName: 'i',
                KeySchema: keys,
                Projection: { ProjectionType: 'ALL' },
                ContributorInsightsSpecification: {},
              },
            ],
          },
        },
      },
    });

    expect(tables).toEqual([
      {
        TableName: 't',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keys,
        GlobalSecondaryIndexes: [{ IndexName: 'i', KeySchema: keys, Projection: { ProjectionType: 'ALL' } }],
      },
    ]);
  });

  it('reads every state machine', () => {
    const other = { ...workflow, Properties: { ...workflow.Properties, StateMachineName: 'other' } };

    expect(deploymentOf({ Resources: {} }).workflows).toEqual([]);
    expect(deploymentOf({ Resources: { workflow, other } }).workflows.map(({ name }) => name)).toEqual(['w', 'other']);
  });
});
