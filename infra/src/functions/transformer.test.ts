import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { allowed } from '../testing/statements.ts';
import { templateOf } from '../testing/synthesized.ts';

describe('Transformer', () => {
  it('may read raw parts and write canonical parts and rejects, but read no secret, client or ledger', () => {
    expect(allowed(templateOf('dev'), 'Transformer')).toEqual([
      'dynamodb:GetItem <SyncHistoryTable.Arn>',
      'dynamodb:PutItem <SyncHistoryTable.Arn>',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/mapping.json',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/raw/*',
      's3:GetObject <RunDataBucket.Arn>/runs/*/*/slices/*',
      's3:PutObject <RunDataBucket.Arn>/runs/*/*/canonical/*',
      's3:PutObject <RunDataBucket.Arn>/runs/*/*/rejects/*',
    ]);
  });

  it('has variables only for its own table and bucket', () => {
    templateOf('dev').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'siesa-integration-transformer-dev',
      Environment: {
        Variables: Match.objectEquals({
          SYNC_STATE_TABLE: Match.anyValue(),
          DATA_BUCKET: Match.anyValue(),
          LOG_LEVEL: 'DEBUG',
          ENVIRONMENT: 'dev',
        }),
      },
    });
  });

  it('has 256 MB and 3 minutes', () => {
    templateOf('dev').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'siesa-integration-transformer-dev',
      MemorySize: 256,
      Timeout: 180,
      Handler: 'handler.handler',
    });
  });
});
