import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { stateKey } from '@siesa-integration/aws-runtime';
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
  error: v.optional(
    v.looseObject({ name: v.optional(v.string()), code: v.optional(v.string()), message: v.optional(v.string()) }),
  ),
});

/** A sync that has ended, as LogSuccess and LogFailure wrote it. */
export type PastSync = v.InferOutput<typeof pastSync>;

/** The sync history of each client. */
export interface SyncHistory {
  /** The newest `limit` syncs of a client, newest first. */
  readonly latest: (clientId: string, limit: number) => Promise<readonly PastSync[]>;
}

/** Under this name stand failures that could not even be reported (`LogFailureUnreported`). */
export const unreportedFailures = '#unreported';

/** Sync ids begin with their time, so the newest stand last. */
export const createSyncHistory = (documents: DynamoDBDocumentClient, tableName: string): SyncHistory => ({
  latest: async (clientId, limit) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'tenantId = :client AND syncId > :state', // past '#state', which is none
        ExpressionAttributeValues: { ':client': clientId, ':state': stateKey },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return Items.flatMap((item) => (v.is(pastSync, item) ? [v.parse(pastSync, item)] : []));
  },
});
