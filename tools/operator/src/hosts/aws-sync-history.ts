import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientStateKey } from '@siesa-integration/workflow-contract';
import { pastSyncs, type SyncHistory } from './sync-history.ts';

/** Behind the client's state, which is not a sync, and in front of every sync. */
const firstKey = `${clientStateKey}~`;
const lastKey = '~';

/** Sync ids begin with their time, so the newest have the highest sort key. */
export const createSyncHistory = (documents: DynamoDBDocumentClient, tableName: string): SyncHistory => ({
  latest: async (clientId, limit, upTo = lastKey) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'tenantId = :client AND syncId BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':client': clientId, ':first': firstKey, ':last': upTo },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return pastSyncs(Items);
  },
});
