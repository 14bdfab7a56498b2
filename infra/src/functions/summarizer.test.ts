import { destinationNames } from '@siesa-integration/workflow-contract';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { allowed } from '../testing/statements.ts';
import { templateOf } from '../testing/synthesized.ts';

describe('Summarizer', () => {
  it("may read manifests, reports and a client's destination key, write the ledger, end the lease, update its client and write the report, but read no part", () => {
    expect(allowed(templateOf('dev'), 'Summarizer')).toEqual([
      'dynamodb:BatchGetItem <LedgerTable.Arn>',
      'dynamodb:BatchWriteItem <LedgerTable.Arn>',
      'dynamodb:GetItem <ClientsTable.Arn>',
      'dynamodb:GetItem <SyncHistoryTable.Arn>',
      'dynamodb:PutItem <SyncHistoryTable.Arn>',
      'dynamodb:Query <LedgerTable.Arn>',
      'dynamodb:Query <LedgerTable.Arn>/index/open-rejects-index',
      'dynamodb:UpdateItem <ClientsTable.Arn>',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/reports/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/slices/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/summary.json',
      's3:ListBucket <RunDataBucket.Arn>',
      's3:PutObject <RunDataBucket.Arn>/runs/*/*/report.csv',
      's3:PutObject <RunDataBucket.Arn>/runs/*/*/summary.json',
      ...destinationNames
        .toSorted()
        .map(
          (destination) =>
            `secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:<AWS::AccountId>:secret:siesa-integration/*/${destination}-??????`,
        ),
    ]);
  });

  it('is the second entry of the loader bundle, with 512 MB and 5 minutes', () => {
    templateOf('dev').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'siesa-integration-summarizer-dev',
      MemorySize: 512,
      Environment: { Variables: Match.objectLike({ MALLOC_ARENA_MAX: '1' }) },
      Timeout: 300,
      Handler: 'summarizer.handler',
    });
  });
});
