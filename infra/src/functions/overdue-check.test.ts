import { describe, expect, it } from 'vitest';
import { allowed } from '../testing/statements.ts';
import { templateOf } from '../testing/synthesized.ts';

describe('OverdueCheck', () => {
  it('may list enabled clients, read the history of syncs, note and publish alerts, and nothing else', () => {
    expect(allowed(templateOf('dev'), 'OverdueCheck')).toEqual([
      'dynamodb:GetItem <SyncHistoryTable.Arn>',
      'dynamodb:PutItem <SyncHistoryTable.Arn>',
      'dynamodb:Query <ClientsTable.Arn>/index/enabled-index',
      'dynamodb:Query <SyncHistoryTable.Arn>',
      'kms:Decrypt <LogsKey.Arn>',
      'kms:GenerateDataKey <LogsKey.Arn>',
      'sns:Publish <AlertsTopic>',
    ]);
  });

  it('is the third entry of the loader bundle, with 256 MB and 5 minutes', () => {
    templateOf('dev').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'siesa-integration-overdue-check-dev',
      MemorySize: 256,
      Timeout: 300,
      Handler: 'overdue-check.handler',
    });
  });
});
