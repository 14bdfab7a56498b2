import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deploymentOf } from './deployment.ts';

const template = readFileSync(
  join(import.meta.dirname, '../../../../../infra/cdk.out/siesa-integration-dev.template.json'),
  'utf8',
).replaceAll(/\s+/g, ' ');

const {
  clientsTable,
  syncStateTable,
  ledgerTable,
  dataBucket,
  configBucket,
  scheduleGroup,
  schedulerRoleArn,
  deadLetterQueueArn,
  logGroup,
} = deploymentOf('dev', 'arn:aws:states:us-east-1:111111111111:stateMachine:siesa-integration-workflow-dev');

const last = (arn: string): string => arn.split(/[:/]/).at(-1) ?? '';

describe('what the command looks for in AWS', () => {
  it.each([
    ['TableName', clientsTable],
    ['TableName', syncStateTable],
    ['TableName', ledgerTable],
    ['Name', scheduleGroup],
    ['RoleName', last(schedulerRoleArn)],
    ['QueueName', last(deadLetterQueueArn)],
    ['LogGroupName', logGroup],
    ['StateMachineName', 'siesa-integration-workflow-dev'],
  ])('is in the template as %s %s', (property, name) => {
    expect(template).toContain(`"${property}": "${name}"`);
  });

  it.each([dataBucket, configBucket])('is in the template as the bucket %s', (bucket) => {
    expect(template).toContain(
      `"BucketName": { "Fn::Join": [ "", [ "${bucket.replace(/[0-9]{12}$/, '')}", { "Ref": "AWS::AccountId" } ] ] }`,
    );
  });
});
