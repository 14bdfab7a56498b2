import { describe, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

describe('Ledger', () => {
  it('keeps one item a product, and finds the open rejects, oldest first, without reading the rest', () => {
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
