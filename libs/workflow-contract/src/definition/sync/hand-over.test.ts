import { describe, expect, it } from 'vitest';
import { failing, kept, machineArn, play, type Handlers } from '../../testing/play-run.ts';

const successor = { name: 'cliente-a-sync-1-2', number: 2 };
const started = {
  StateMachineArn: machineArn,
  Name: 'cliente-a-sync-1-2',
  Input: {
    client_id: 'cliente-a',
    sync_type: 'incremental',
    continues: successor,
    AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: 'arn:run',
  },
};

const slice = { ...kept, client_id: 'cliente-a', sync_type: 'incremental', load_concurrency: 4, parts: [] };
const allWell: Handlers = {
  ExtractFromSiesa: () => ({ ...slice, has_more: false }),
  SummarizeSync: () => ({ ...kept, status: 'success', item: {} }),
  HandOver: () => ({}),
  ReportFailure: () => ({ subject: '', alert: 'begun', message: '{}', error: { Error: 'X', message: '' }, item: {} }),
  NotifyFailure: () => ({}),
  LogFailure: () => ({}),
};

describe('an execution whose time is spent', () => {
  it('starts its successor when a slice finds the time spent, and ends', async () => {
    const run = await play({
      ...allWell,
      ExtractFromSiesa: () => ({ ...slice, has_more: true, successor }),
    });

    expect(run.visited).toEqual(['ExtractFromSiesa', 'HandOver']);
    expect(run.inputs('HandOver')).toEqual([started]);
  });

  it('starts its successor when the summary finds parts that wait', async () => {
    const run = await play({
      ...allWell,
      SummarizeSync: () => ({ ...kept, client_id: 'cliente-a', sync_type: 'incremental', successor }),
    });

    expect(run.visited.slice(-2)).toEqual(['SummarizeSync', 'HandOver']);
    expect(run.inputs('HandOver')).toEqual([started]);
  });

  it('is reported as failed when its successor cannot be started', async () => {
    const run = await play({
      ...allWell,
      ExtractFromSiesa: () => ({ ...slice, has_more: true, successor }),
      HandOver: failing('StepFunctions.ExecutionLimitExceededException', 'too many'),
    });

    expect(run.visited.slice(-3)).toEqual(['ReportFailure', 'NotifyFailure', 'LogFailure']);
  });

  it('counts as handed over when an earlier attempt started its successor, which has ended since', async () => {
    const run = await play({
      ...allWell,
      ExtractFromSiesa: () => ({ ...slice, has_more: true, successor }),
      HandOver: failing('StepFunctions.ExecutionAlreadyExistsException', 'exists'),
    });

    expect(run.visited).toEqual(['ExtractFromSiesa', 'HandOver']);
    expect(run.failure).toBeUndefined();
  });
});
