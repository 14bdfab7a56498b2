import { describe, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

describe('SyncHistory', () => {
  it("keeps history by client and sync, and forgets it at `ttl`: never at a lease's `expires_at`, which would take the cursor with it", () => {
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
