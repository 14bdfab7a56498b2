import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';

const pastSync = v.object({
  tenantId: v.string(),
  syncId: v.string(),
  status: v.string(),
  timestamp: v.string(),
  /** Accepted. */
  recordsProcessed: v.optional(v.number(), 0),
  recordsExtracted: v.optional(v.number(), 0),
  recordsUnchanged: v.optional(v.number(), 0),
  recordsFailed: v.optional(v.number(), 0),
  productType: v.optional(v.string()),
  syncType: v.optional(v.string()),
  durationSeconds: v.optional(v.number(), 0),
  reportKey: v.optional(v.string()),
  error: v.optional(v.looseObject({ name: v.optional(v.string()), code: v.optional(v.string()), message: v.optional(v.string()) })),
});

/** A sync that has ended, as LogSuccess and LogFailure wrote it. */
export type PastSync = v.InferOutput<typeof pastSync>;

/** The sync history of each client. */
export interface SyncHistory {
  /** The newest `limit` syncs of a client, newest first. */
  readonly latest: (clientId: string, limit: number) => Promise<readonly PastSync[]>;
}

/** Under this name stand failures that could not even be reported (`LogFailureUnreported`). */
export const unreported = '#unreported';

/** Sync ids begin with their time, so the newest stand last; `#state` sorts before them. */
export const createSyncHistory = (documents: DynamoDBDocumentClient, tableName: string): SyncHistory => ({
  latest: async (clientId, limit) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: clientId === unreported ? 'tenantId = :client' : 'tenantId = :client AND begins_with(syncId, :sync)',
        ExpressionAttributeValues: { ':client': clientId, ...(clientId === unreported ? {} : { ':sync': 'sync-' }) },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return Items.flatMap((item) => (v.is(pastSync, item) ? [v.parse(pastSync, item)] : []));
  },
});
