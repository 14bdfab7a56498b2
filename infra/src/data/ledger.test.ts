import { describe, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

describe('Ledger', () => {
  it('has one item for each item of a client, and an index of the open rejects by age', () => {
    templateOf('dev').hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'siesa-integration-ledger-dev',
      KeySchema: [
        { AttributeName: 'client_id', KeyType: 'HASH' },
        { AttributeName: 'product_id', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'open-rejects-index',
          KeySchema: [
            { AttributeName: 'client_id', KeyType: 'HASH' },
            { AttributeName: 'open_since', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });
});
