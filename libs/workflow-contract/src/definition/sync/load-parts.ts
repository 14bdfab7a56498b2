import type { ErrorRow } from '../../error-catalogue.ts';
import { clientStateKey } from '../../names.ts';
import { syncStates } from '../../state-names.ts';
import { catchAll } from '../asl/catch.ts';
import type { MapState, TaskState } from '../asl/states.ts';
import { functionTask, serviceTask, type FunctionResource } from '../asl/tasks.ts';
import type { SyncResources } from './sync-resources.ts';

/** The input of a child of the Map. It includes the owner, because a child has its own `$$.Execution`. */
const childInput = {
  'client_id.$': '$.client_id',
  'product_type.$': '$.product_type',
  'sync_type.$': '$.sync_type',
  'sync_id.$': '$.sync_id',
  'extraction_timestamp.$': '$.extraction_timestamp',
  'owner.$': '$.owner',
  'started_at.$': '$.started_at',
  'execution.$': '$.execution',
  'request.$': '$.request',
  'part.$': '$$.Map.Item.Value',
};

/**
 * Maps and stores the parts of one slice, several at once.
 *
 * A child records its own error and succeeds, because the Map would report a failed child under another name.
 */
export const loadParts = (resources: SyncResources, catalogue: readonly ErrorRow[]): MapState => ({
  Type: 'Map',
  Label: syncStates.loadParts, // a part of the name of every child's execution, so the role can name them
  Comment: 'One child for each part. Children pass on pointers and counts, and return nothing.',
  ItemsPath: '$.parts',
  MaxConcurrencyPath: '$.load_concurrency',
  ItemSelector: childInput,
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: syncStates.transformData,
    States: {
      [syncStates.transformData]: {
        ...partTask(resources.transformer, 'Raw part to canonical part; rejects go to its reject file.', catalogue),
        Next: syncStates.loadToProduct,
      },
      [syncStates.loadToProduct]: {
        ...partTask(resources.loader, "Canonical part to the client's product, and the part's report.", catalogue),
        Next: syncStates.moreToLoad,
      },
      [syncStates.moreToLoad]: {
        Type: 'Choice',
        Comment: 'The loader hands on what it could not send in its time.',
        Choices: [
          {
            // Absent in the answer of a loader older than this state.
            And: [
              { Variable: '$.has_more', IsPresent: true },
              { Variable: '$.has_more', BooleanEquals: true },
            ],
            Next: syncStates.loadToProduct,
          },
        ],
        Default: syncStates.partEnded,
      },
      [syncStates.stopRun]: stopRun(resources),
      [syncStates.partEnded]: {
        Type: 'Succeed',
        Comment: 'Returns nothing, because the output of all children together may not exceed 256 KiB.',
        OutputPath: null,
      },
    },
  },
  ResultPath: null,
  Catch: catchAll(syncStates.reportFailure),
  Next: syncStates.moreToExtract,
});

const partTask = (stage: FunctionResource, comment: string, catalogue: readonly ErrorRow[]) => ({
  ...functionTask(stage, comment, catalogue),
  Catch: catchAll(syncStates.stopRun),
});

/** The first error wins, and only while this run still holds the lease. A refused condition needs no further step. */
const stopRun = ({ syncStateTable, partition }: SyncResources): TaskState => ({
  ...serviceTask({
    partition,
    action: 'dynamodb:updateItem',
    comment: "Records the error in the client's state. Every later invocation of the run sees it and does nothing.",
    parameters: {
      TableName: syncStateTable,
      Key: { tenantId: { 'S.$': '$.client_id' }, syncId: { S: clientStateKey } },
      UpdateExpression: 'SET #stop = :stop ADD #version :one',
      ConditionExpression: '#owner = :owner AND attribute_not_exists(#stop)',
      ExpressionAttributeNames: { '#stop': 'stop', '#owner': 'owner', '#version': 'version' },
      ExpressionAttributeValues: {
        ':stop': { M: { Error: { 'S.$': '$.error.Error' }, Cause: { 'S.$': '$.error.Cause' } } },
        ':owner': { 'S.$': '$.owner' },
        ':one': { N: '1' },
      },
    },
  }),
  // An earlier error is stored already, or another run holds the lease. A part without a report fails the sum.
  Catch: catchAll(syncStates.partEnded, '$.stop_error'),
  Next: syncStates.partEnded,
});
