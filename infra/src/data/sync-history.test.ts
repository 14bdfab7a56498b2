import { describe, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

describe('SyncHistory', () => {
  it("has history by client and sync that expires at `ttl`, not at a lease's `expires_at`, which would delete the cursor", () => {
    templateOf('dev').hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'siesa-integration-sync-state-dev',
      KeySchema: [
        { AttributeName: 'tenantId', KeyType: 'HASH' },
        { AttributeName: 'syncId', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });
});
