import { Match } from 'aws-cdk-lib/assertions';
import { destinationNames } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { allowed } from '../testing/statements.ts';
import { templateOf } from '../testing/synthesized.ts';

describe('Loader', () => {
  it("may read canonical parts and a client's destination key, and write the ledger and reports, but no parts", () => {
    expect(allowed(templateOf('dev'), 'Loader')).toEqual([
      'dynamodb:BatchGetItem <LedgerTable.Arn>',
      'dynamodb:BatchWriteItem <LedgerTable.Arn>',
      'dynamodb:GetItem <ClientsTable.Arn>',
      'dynamodb:GetItem <SyncHistoryTable.Arn>',
      'dynamodb:PutItem <SyncHistoryTable.Arn>',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/canonical/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/rejects/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/reports/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/slices/*',
      's3:ListBucket <RunDataBucket.Arn>',
      's3:PutObject <RunDataBucket.Arn>/runs/*/*/reports/*',
      ...destinationNames
        .toSorted()
        .map(
          (destination) =>
            `secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:<AWS::AccountId>:secret:siesa-integration/*/${destination}-??????`,
        ),
    ]);
  });

  it('sends 100 records in one call by default', () => {
    templateOf('dev').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'siesa-integration-loader-dev',
      Environment: { Variables: Match.objectLike({ BATCH_SIZE: '100' }) },
    });
  });

  it('has 512 MB and 10 minutes', () => {
    templateOf('dev').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'siesa-integration-loader-dev',
      MemorySize: 512,
      Timeout: 600,
      Handler: 'handler.handler',
    });
  });
});
