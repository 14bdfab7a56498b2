import { extractRequest } from '../../messages/extract.ts';
import { startMessage, type StartMessage } from '../../messages/start.ts';
import { describe, expect, it } from 'vitest';
import { failing, kept, play, type Handlers } from '../../testing/play-run.ts';

const slice = {
  ...kept,
  client_id: 'cliente-a',
  product_type: 'kong',
  sync_type: 'incremental',
  sync_id: 'sync-1',
  wait_seconds: 0,
  load_concurrency: 4,
  extraction_timestamp: 'then',
};
const parts = [
  { key: 'raw/1', count: 1000 },
  { key: 'raw/2', count: 250 },
];
const report = {
  subject: '[prod] cliente-a: sync failed, SiesaUnavailable',
  alert: 'begun',
  message: '{}',
  error: { Error: 'SiesaUnavailable', message: 'Siesa does not answer.' },
  item: { tenantId: { S: 'cliente-a' } },
};

const allWell: Handlers = {
  ExtractFromSiesa: () => ({ ...slice, parts, has_more: false }),
  TransformData: (input) => input,
  LoadToProduct: (input) => input,
  StopRun: () => ({}),
  SummarizeSync: () => ({ ...kept, status: 'success', item: { tenantId: { S: 'cliente-a' } } }),
  LogSuccess: () => ({}),
  ReportFailure: () => report,
  NotifyFailure: () => ({}),
  LogFailure: () => ({}),
  LogFailureUnreported: () => ({}),
};

describe('a run', () => {
  it('calls the loader again with its own answer until it has sent the whole part', async () => {
    let calls = 0;
    const run = await play({
      ...allWell,
      ExtractFromSiesa: () => ({ ...slice, parts: parts.slice(0, 1), has_more: false }),
      LoadToProduct: (input) => ({ ...input, records_success: (calls += 1), has_more: calls < 3 }),
    });

    expect(run.inputs('LoadToProduct').map((input) => input['records_success'])).toEqual([undefined, 1, 2]);
    expect(run.visited.at(-1)).toBe('LogSuccess');
  });

  it('extracts, loads every part, sums up and writes the history', async () => {
    const run = await play(allWell);

    expect(run.visited).toEqual([
      'ExtractFromSiesa',
      'TransformData',
      'TransformData',
      'LoadToProduct',
      'LoadToProduct',
      'SummarizeSync',
      'LogSuccess',
    ]);
    expect(run.inputs('TransformData')).toEqual(
      parts.map((part) => expect.objectContaining({ part, owner: 'arn:run' }) as unknown),
    );
    expect(run.inputs('LogSuccess')).toEqual([{ TableName: 'sync-state', Item: { tenantId: { S: 'cliente-a' } } }]);
  });

  it('continues with the next slice while there is more, and passes on the whole state', async () => {
    let slices = 0;
    const run = await play({
      ...allWell,
      ExtractFromSiesa: () => ({ ...slice, parts: [], has_more: ++slices < 3, resume: { slice: slices } }),
    });

    expect(run.inputs('ExtractFromSiesa').map((input) => input['resume'])).toEqual([
      undefined,
      { slice: 1 },
      { slice: 2 },
    ]);
  });

  it('hands every field of the start message to the extractor, in each slice, as its contract reads it', async () => {
    const request = {
      client_id: 'cliente-a',
      sync_type: 'initial',
      accept_shrink: true,
      accept_deactivations: true,
      accept_empty: ['ean', 'price'],
      new_destination: true,
      new_source: true,
      only: ['PROD1'],
      force: true,
    } satisfies Required<StartMessage>;
    let slices = 0;
    const run = await play(
      {
        ...allWell,
        // As the extractor answers: its request with what it has read.
        ExtractFromSiesa: (input) => ({ ...slice, request: input['request'], parts: [], has_more: ++slices < 2 }),
      },
      request,
    );

    expect(Object.keys(request).sort()).toEqual(Object.keys(startMessage.entries).sort());
    const requests = run
      .inputs('ExtractFromSiesa')
      .map(({ request: asked, owner, started_at }) =>
        extractRequest['~standard'].validate({ request: asked, owner, started_at }),
      );
    expect(requests).toHaveLength(2);
    for (const read of requests) expect(read).toMatchObject({ value: { request } });
    expect(run.inputs('SummarizeSync')[0]).toMatchObject({ request });
  });

  it('succeeds when another run is active, and names that run', async () => {
    const run = await play({ ...allWell, ExtractFromSiesa: failing('SyncAlreadyRunning', 'sync-0 holds it') });

    expect(run).toMatchObject({
      visited: ['ExtractFromSiesa'],
      output: { error: { Error: 'SyncAlreadyRunning', Cause: 'sync-0 holds it' } },
    });
  });

  it.each(['ExtractFromSiesa', 'SummarizeSync'])(
    'whose %s fails is reported, published, recorded and failed with the original error',
    async (stage) => {
      const run = await play({ ...allWell, [stage]: failing('SiesaUnavailable', 'no answer') });

      expect(run.visited.slice(-3)).toEqual(['ReportFailure', 'NotifyFailure', 'LogFailure']);
      expect(run.inputs('ReportFailure')[0]).toMatchObject({
        ...kept,
        started_at: expect.any(String) as string,
        execution: { number: 1, limit_seconds: 7200 },
        error: { Error: 'SiesaUnavailable', Cause: 'no answer' },
      });
      expect(run.failure).toEqual({ error: 'SiesaUnavailable', cause: 'Siesa does not answer.' });
    },
  );

  it('whose SummarizeSync returns a failure is published and recorded without another report', async () => {
    const run = await play({ ...allWell, SummarizeSync: () => ({ ...report, status: 'failed' }) });

    expect(run.visited.slice(-3)).toEqual(['SummarizeSync', 'NotifyFailure', 'LogFailure']);
    expect(run.failure).toEqual({ error: 'SiesaUnavailable', cause: 'Siesa does not answer.' });
  });

  it('whose part fails records the error for all parts and still sums up', async () => {
    const run = await play({ ...allWell, LoadToProduct: failing('ProductAuthenticationFailed', 'refused the key') });

    expect(run.inputs('StopRun')).toHaveLength(2);
    expect(run.inputs('StopRun')[0]).toEqual({
      TableName: 'sync-state',
      Key: { tenantId: { S: 'cliente-a' }, syncId: { S: '#state' } },
      UpdateExpression: 'SET #stop = :stop ADD #version :one',
      ConditionExpression: '#owner = :owner AND attribute_not_exists(#stop)',
      ExpressionAttributeNames: { '#stop': 'stop', '#owner': 'owner', '#version': 'version' },
      ExpressionAttributeValues: {
        ':stop': { M: { Error: { S: 'ProductAuthenticationFailed' }, Cause: { S: 'refused the key' } } },
        ':owner': { S: 'arn:run' },
        ':one': { N: '1' },
      },
    });
    expect(run.visited.slice(-2)).toEqual(['SummarizeSync', 'LogSuccess']);
  });

  it('whose part fails after another part stopped the run ignores the refused condition', async () => {
    const run = await play({
      ...allWell,
      TransformData: failing('MappingInvalid', 'x'),
      StopRun: failing('DynamoDB.ConditionalCheckFailedException', 'stopped'),
    });

    expect(run.visited.filter((state) => state === 'StopRun')).toHaveLength(2);
    expect(run.output).toBeDefined();
  });

  it('attempts a task four times on broken infrastructure, and once on a permanent error', async () => {
    const broken = await play({ ...allWell, TransformData: failing('Lambda.TooManyRequestsException', 'busy') });
    const permanent = await play({ ...allWell, TransformData: failing('MappingInvalid', 'x') });

    expect([broken, permanent].map(({ inputs }) => inputs('TransformData').length)).toEqual([2 * 4, 2 * 1]);
  });
});

describe('a second error after a failure', () => {
  const failed: Handlers = { ...allWell, ExtractFromSiesa: failing('SiesaUnavailable', 'no answer') };

  it.each(['Sns.AuthorizationErrorException', 'Sns.KmsAccessDeniedException', 'KMS.AccessDenied'])(
    'B26: of the topic (%s) is ignored: the history is written and the execution fails',
    async (refusal) => {
      const run = await play({ ...failed, NotifyFailure: failing(refusal, 'refused') });

      expect(run.inputs('LogFailure')[0]).toEqual({ TableName: 'sync-state', Item: report.item });
      expect(run.failure).toEqual({ error: 'SiesaUnavailable', cause: 'Siesa does not answer.' });
    },
  );

  it('of the history does not hide the first error', async () => {
    const run = await play({ ...failed, LogFailure: failing('DynamoDB.ResourceNotFoundException', 'no table') });

    expect(run.failure).toEqual({ error: 'SiesaUnavailable', cause: 'Siesa does not answer.' });
  });

  it('of the report does not hide the first error', async () => {
    const run = await play({ ...failed, ReportFailure: failing('States.Timeout', '') });

    expect(run.inputs('LogFailureUnreported')[0]).toMatchObject({
      Item: {
        tenantId: { S: '#unreported' },
        syncId: { S: 'arn:run' },
        error: { M: { name: { S: 'SiesaUnavailable' } } },
      },
    });
    expect(run.failure?.error).toBe('SiesaUnavailable');
  });

  it('of both report and history does not hide the first error', async () => {
    const run = await play({
      ...failed,
      ReportFailure: failing('States.Timeout', ''),
      LogFailureUnreported: failing('DynamoDB.ResourceNotFoundException', 'no table'),
    });

    expect(run.failure?.error).toBe('SiesaUnavailable');
  });

  it('of the history after a success is reported', async () => {
    const run = await play({ ...allWell, LogSuccess: failing('DynamoDB.ResourceNotFoundException', 'no table') });

    expect(run.inputs('ReportFailure')[0]).toMatchObject({
      ...kept,
      error: { Error: 'DynamoDB.ResourceNotFoundException' },
    });
    expect(run.failure).toBeDefined();
  });
});
