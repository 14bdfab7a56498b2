import { destinationNames } from '@siesa-integration/workflow-contract';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { allowed } from '../testing/statements.ts';
import { templateOf } from '../testing/synthesized.ts';

describe('Extractor', () => {
  it("may read a client's settings, keys and mapping, hold its lease, update its rejects and write raw parts; nothing else", () => {
    expect(allowed(templateOf('dev'), 'Extractor')).toEqual([
      'dynamodb:BatchGetItem <LedgerTable.Arn>',
      'dynamodb:BatchWriteItem <LedgerTable.Arn>',
      'dynamodb:GetItem <ClientsTable.Arn>',
      'dynamodb:GetItem <SyncHistoryTable.Arn>',
      'dynamodb:PutItem <SyncHistoryTable.Arn>',
      'dynamodb:Query <LedgerTable.Arn>/index/open-rejects-index',
      's3:GetObject <FieldMappingsBucket.Arn>/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/mapping.json',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/raw/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/reports/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/slices/*',
      's3:ListBucket <FieldMappingsBucket.Arn>',
      's3:ListBucket <RunDataBucket.Arn>',
      's3:PutObject <RunDataBucket.Arn>/runs/*/*/mapping.json',
      's3:PutObject <RunDataBucket.Arn>/runs/*/*/raw/*',
      's3:PutObject <RunDataBucket.Arn>/runs/*/*/slices/*',
      ...[...destinationNames, 'siesa']
        .toSorted()
        .map(
          (system) =>
            `secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:<AWS::AccountId>:secret:siesa-integration/*/${system}-??????`,
        ),
    ]);
  });

  it('has 512 MB and 5 minutes', () => {
    templateOf('dev').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'siesa-integration-extractor-dev',
      MemorySize: 512,
      Environment: { Variables: Match.objectLike({ MALLOC_ARENA_MAX: '1' }) },
      Timeout: 300,
      Handler: 'handler.handler',
    });
  });
});
