import { randomBytes } from 'node:crypto';
import { PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { auditEntries, type AuditLog } from '../audit/audit-log.ts';

/** The partition of the sync-state table that holds the audit list. No client can have this id. */
const auditPartition = '#audit';

const keptSeconds = 400 * 86_400;

/** Keys begin with the entry's time, so the newest have the highest. */
export const createAuditTable = (documents: DynamoDBDocumentClient, tableName: string): AuditLog => ({
  append: async (entry) => {
    await documents.send(
      new PutCommand({
        TableName: tableName,
        Item: {
          ...entry,
          tenantId: auditPartition,
          syncId: `${entry.at}-${randomBytes(4).toString('hex')}`,
          ttl: Math.floor(Date.parse(entry.at) / 1000) + keptSeconds,
        },
      }),
    );
  },
  latest: async (limit, before) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: `tenantId = :audit${before === undefined ? '' : ' AND syncId < :before'}`,
        ExpressionAttributeValues: { ':audit': auditPartition, ...(before !== undefined && { ':before': before }) },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return auditEntries(Items.map((entry) => ({ id: String(entry['syncId']), entry })));
  },
});
