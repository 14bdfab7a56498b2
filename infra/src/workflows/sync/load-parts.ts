import { catchAll } from '../asl/catch.ts';
import { retryCall, retryStage } from '../asl/retry.ts';
import type { MapState, TaskState } from '../asl/states.ts';
import { callTimeoutSeconds, taskTimeoutSeconds, type Stage, type SyncResources } from './sync-resources.ts';

/** What a child of the Map knows: its own `$$.Execution` is another, so the owner comes with it. */
const childInput = {
  'client_id.$': '$.client_id',
  'product_type.$': '$.product_type',
  'sync_type.$': '$.sync_type',
  'sync_id.$': '$.sync_id',
  'extraction_timestamp.$': '$.extraction_timestamp',
  'owner.$': '$.owner',
  'started_at.$': '$.started_at',
  'request.$': '$.request',
  'part.$': '$$.Map.Item.Value',
};

/** Part of the name of every child's execution, so that the role may name them. */
export const partsLabel = 'LoadParts';

/** Maps and stores the parts of one slice, several at once. A child notes its own error and ends well: the Map would rename it. */
export const loadParts = (resources: SyncResources): MapState => ({
  Type: 'Map',
  Label: partsLabel,
  Comment: 'One child for each part. Children hand on pointers and counts, and answer nothing.',
  ItemsPath: '$.parts',
  MaxConcurrencyPath: '$.load_concurrency',
  ItemSelector: childInput,
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'TransformData',
    States: {
      TransformData: {
        ...stageOfPart(resources.transformer, 'Raw part to canonical part; rejects go to its reject file.'),
        Next: 'LoadToProduct',
      },
      LoadToProduct: {
        ...stageOfPart(resources.loader, "Canonical part to the client's product, and the part's report."),
        Next: 'PartEnded',
      },
      StopRun: stopRun(resources),
      PartEnded: {
        Type: 'Succeed',
        Comment: 'Answers nothing: the answers of all children together may not pass 256 KiB.',
        OutputPath: null,
      },
    },
  },
  ResultPath: null,
  Catch: catchAll('ReportFailure'),
  Next: 'MoreToExtract?',
});

const stageOfPart = (stage: Stage, comment: string) =>
  ({
    Type: 'Task',
    Comment: comment,
    Resource: stage.arn,
    TimeoutSeconds: taskTimeoutSeconds(stage),
    Retry: retryStage,
    Catch: catchAll('StopRun'),
  }) as const;

/** The first error wins, and only while this run still holds the lease. A refused condition needs nothing more. */
const stopRun = ({ syncStateTable, partition }: SyncResources): TaskState => ({
  Type: 'Task',
  Comment: "Notes the error in the client's state: every later invocation of the run sees it and does nothing.",
  Resource: `arn:${partition}:states:::dynamodb:updateItem`,
  Parameters: {
    TableName: syncStateTable,
    Key: { tenantId: { 'S.$': '$.client_id' }, syncId: { S: '#state' } },
    UpdateExpression: 'SET #stop = :stop ADD #version :one',
    ConditionExpression: '#owner = :owner AND attribute_not_exists(#stop)',
    ExpressionAttributeNames: { '#stop': 'stop', '#owner': 'owner', '#version': 'version' },
    ExpressionAttributeValues: {
      ':stop': { M: { Error: { 'S.$': '$.error.Error' }, Cause: { 'S.$': '$.error.Cause' } } },
      ':owner': { 'S.$': '$.owner' },
      ':one': { N: '1' },
    },
  },
  ResultPath: null,
  TimeoutSeconds: callTimeoutSeconds,
  Retry: retryCall,
  Catch: catchAll('PartEnded', '$.stop_error'), // an earlier error stands, or the run is no longer ours; a part without a report fails the sum
  Next: 'PartEnded',
});
