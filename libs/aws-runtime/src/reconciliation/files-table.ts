import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FileClaims } from '@siesa-integration/reconciliation-stages';
import { reconciliationWholeSeconds } from '@siesa-integration/workflow-contract/definition';
import { isFailedCondition } from '../stores/table-items.ts';

export interface FilesTableOptions {
  readonly documents: DynamoDBDocumentClient;
  /** The table of reconciled files. Its key is `file_id`. */
  readonly tableName: string;
  /** How long an execution can take, so that the claim of an ended one is free. @defaultValue the timeout of the whole workflow */
  readonly leaseMs?: number;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
}

/**
 * Claims of files, one item each, for ever. Execution names are free again after 90 days; a file that was reconciled stays so.
 *
 * @example
 * const claims = createFilesTable({ documents: connectToDynamoDB(), tableName: 'files' });
 * await claims.claim(fileId, { jobId, owner }); // { jobId, isMine: true }
 */
export const createFilesTable = ({
  documents,
  tableName,
  leaseMs = reconciliationWholeSeconds * 1_000,
  clock = Date.now,
}: FilesTableOptions): FileClaims => ({
  claim: async (fileId, { jobId, owner }) => {
    const now = clock();
    try {
      const { Attributes: claimed } = await documents.send(
        new UpdateCommand({
          TableName: tableName,
          Key: keyOf(fileId),
          UpdateExpression:
            'SET job_id = if_not_exists(job_id, :job), #owner = :owner, #state = :claimed, lease_until = :until',
          ConditionExpression:
            'attribute_not_exists(file_id) OR #state = :failed OR (#state = :claimed AND (#owner = :owner OR lease_until < :now))',
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: {
            ':job': jobId,
            ':owner': owner,
            ':claimed': 'claimed',
            ':failed': 'failed',
            ':until': now + leaseMs,
            ':now': now,
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return { jobId: String(claimed?.['job_id']), isMine: true };
    } catch (error) {
      if (!isFailedCondition(error)) throw error;
      const { Item: item } = await documents.send(
        new GetCommand({ TableName: tableName, Key: keyOf(fileId), ConsistentRead: true }),
      );
      return { jobId: String(item?.['job_id']), isMine: false };
    }
  },
  settle: async (fileId, owner, state) => {
    try {
      await documents.send(
        new UpdateCommand({
          TableName: tableName,
          Key: keyOf(fileId),
          UpdateExpression: 'SET #state = :state',
          ConditionExpression: '#owner = :owner',
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: { ':state': state, ':owner': owner },
        }),
      );
    } catch (error) {
      if (!isFailedCondition(error)) throw error; // another execution has the claim by now
    }
  },
});

const names = { '#owner': 'owner', '#state': 'state' };

const keyOf = (fileId: string) => ({ file_id: `#file#${fileId}` });
