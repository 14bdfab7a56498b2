import { describe, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';

describe('Clients', () => {
  it('has one item for each client, and indexes by destination and, while enabled, by `enabled_key`', () => {
    templateOf('dev').hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'siesa-integration-config-dev',
      KeySchema: [{ AttributeName: 'client_id', KeyType: 'HASH' }],
      AttributeDefinitions: ['client_id', 'product_type', 'enabled_key'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'product-type-index',
          KeySchema: [{ AttributeName: 'product_type', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'enabled-index',
          KeySchema: [{ AttributeName: 'enabled_key', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
  });
});
