import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createStateTable } from '@siesa-integration/aws-runtime';
import { clientStateKey } from '@siesa-integration/workflow-contract';
import { executionProcess, isRunning } from './claim/execution-name.ts';

/**
 * Ends the leases of executions whose process has ended: on AWS they expire after 20 minutes, here the kernel shows it at once.
 *
 * `open` in the state stays, so that the next run sends everything that it reads.
 */
export const releaseDeadLeases = async (
  documents: DynamoDBDocumentClient,
  tableName: string,
  clientIds: readonly string[],
): Promise<void> => {
  const states = createStateTable({ documents, tableName });
  for (const clientId of clientIds) {
    const owner = (await states.read(clientId))?.state.owner;
    const process = owner === undefined ? undefined : executionProcess(owner);
    if (owner !== undefined && process && !isRunning(process)) await endLease(documents, tableName, clientId, owner);
  }
};

const endLease = async (
  documents: DynamoDBDocumentClient,
  tableName: string,
  clientId: string,
  owner: string,
): Promise<void> => {
  const lease = {
    TableName: tableName,
    Key: { tenantId: clientId, syncId: clientStateKey },
    UpdateExpression: 'SET expires_at = :now ADD #version :one',
    ConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner', '#version': 'version' },
    ExpressionAttributeValues: { ':owner': owner, ':now': 0, ':one': 1 },
  };
  await documents.send(new UpdateCommand(lease)).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error; // another process was faster
  });
};
