import { BatchStopJobRunCommand } from '@aws-sdk/client-glue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clients, connectClients } from '../../emulated-host/connect-clients.ts';
import { serviceTasks } from '../../workflow/service-tasks.ts';
import type { StandIn } from '../stand-in.ts';
import { startGlue } from './start-glue.ts';

const state = { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync' };

let glue: StandIn;
let clients: Clients;
beforeAll(async () => {
  const jobs = [{ name: 'matching', role: 'MatchingRole' }];
  const run = (_job: unknown, { '--plan_path': plan }: Readonly<Record<string, string>>): Promise<void> =>
    plan === undefined ? Promise.reject(new Error('No plan.')) : Promise.resolve();
  glue = await startGlue({ jobs, run, token: 'token' });
  const { origin } = glue.url;
  const endpoints = { dynamodb: origin, s3: origin, sns: origin, sqs: origin, secretsManager: origin, glue: origin };
  clients = connectClients({ ...endpoints, token: 'token' }, 'test');
});
afterAll(async () => {
  clients.close();
  await glue.close();
});

/** As the state of a workflow calls it. */
const startJobRun = (parameters: object): Promise<unknown> =>
  serviceTasks(clients, { ask: () => undefined })('ReconcileOnGlue', state)(parameters);

describe('a job on Glue', () => {
  it('answers its run when it has ended well', async () => {
    const run = await startJobRun({ JobName: 'matching', Arguments: { '--plan_path': 's3://bucket/plan.json' } });

    expect(run).toMatchObject({ JobName: 'matching', JobRunState: 'SUCCEEDED' });
  });

  it('throws its run, whole, when it has failed', async () => {
    const failed = startJobRun({ JobName: 'matching', Arguments: {} });

    await expect(failed).rejects.toMatchObject({
      name: 'States.TaskFailed',
      message: expect.stringMatching(/"JobRunState":"FAILED","ErrorMessage":"Error: No plan\."/) as unknown,
    });
  });

  it('throws what Glue answers when there is no such job', async () => {
    await expect(startJobRun({ JobName: 'gone' })).rejects.toMatchObject({ name: 'Glue.EntityNotFoundException' });
  });

  it('knows no other call', async () => {
    const other = clients.glue.send(new BatchStopJobRunCommand({ JobName: 'matching', JobRunIds: ['jr_1'] }));

    await expect(other).rejects.toThrow('Only StartJobRun and GetJobRun are known here.');
  });
});
