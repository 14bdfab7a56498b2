import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRules } from '@siesa-integration/reconciliation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReconciliationInputInvalid } from '../job/job-errors.ts';
import { parseCheckpointRequest } from '../job/messages.ts';
import type { ReconcilerPorts } from '../job/ports.ts';
import { prepareReport } from './prepare-report.ts';
import { reconcileData } from './reconcile-data.ts';
import { saveCheckpoint } from './save-checkpoint.ts';

const started = { owner: 'execution-1', started_at: '2026-03-02T06:00:00Z' };
const job = { ...started, job_id: 'JOB-20260302-060000-abcdef', file_id: 'file-1' };
const settled: string[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
  settled.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const ports = (): ReconcilerPorts => ({
  claims: {
    claim: () => Promise.reject(new Error('Nothing is claimed here.')),
    settle: (fileId, owner, state) => {
      settled.push(`${fileId} ${owner} ${state}`);
      return Promise.resolve();
    },
  },
  openSource: () => Promise.reject(new Error('No file is opened here.')),
  openBeside: () => Promise.reject(new Error('No file is opened here.')),
  readRules: () => Promise.reject(new ReconciliationInputInvalid('no rules are read here.')),
  jobFolder: () => Promise.resolve(folder),
  keepJob: () => Promise.resolve(),
  placeOf: (_jobId, path) => path,
  now: () => Date.parse('2026-03-02T06:01:00Z'),
  logsOf: (owner) => `logs of ${owner}`,
  resumeCommand: (jobId) => `resume ${jobId}`,
});

const noticeOf = async (event: object) => {
  const answer = await saveCheckpoint(parseCheckpointRequest(event), ports());
  return { ...answer, message: JSON.parse(answer.message) as Record<string, unknown> };
};

describe('saveCheckpoint', () => {
  it('keeps the error, frees the claim and words how the job goes on', async () => {
    const answer = await noticeOf({ ...job, error: { Error: 'EngineFailed', Cause: 'Out of memory.' } });

    expect(answer).toMatchObject({
      job_id: job.job_id,
      subject: `Reconciliation ${job.job_id} failed: EngineFailed`,
      message: {
        motivo: 'EngineFailed: Out of memory.',
        amostra: [],
        link_para_logs: 'logs of execution-1',
        acao_requerida: `resume ${job.job_id}`,
      },
    });
    expect(settled).toEqual(['file-1 execution-1 failed']);
    expect(JSON.parse(await readFile(join(folder, 'checkpoint.json'), 'utf8'))).toMatchObject({
      error: { Error: 'EngineFailed', message: 'Out of memory.' },
      stages: [],
    });
  });

  it('shows up to five bad rows, each once', async () => {
    await mkdir(join(folder, 'validate'));
    const rows = ['file;2;a;X;no', 'file;2;b;X;no', ...[3, 4, 5, 6, 7].map((line) => `file;${String(line)};a;X;no`)];
    await writeFile(join(folder, 'validate/bad-rows.csv'), ['side;line;column;code;reason', ...rows, ''].join('\n'));

    const { message } = await noticeOf({ ...job, error: { Error: 'FileRejected' } });
    expect(message['amostra']).toEqual([2, 3, 4, 5, 6].map((line) => `file;${String(line)};a;X;no`));
  });

  it.each([
    ['as Lambda writes it', { Error: 'EngineFailed', Cause: '{"errorMessage":"Out of memory."}' }, 'Out of memory.'],
    [
      'as Glue writes it',
      {
        Error: 'States.TaskFailed',
        Cause: '{"JobName":"matching","Id":"jr_1","JobRunState":"FAILED","ErrorMessage":"The value \'Ana Torres\' …"}',
      },
      "The run jr_1 of the Glue job matching ended as FAILED. The job's log group has the reason.",
    ],
    ['as JSON of another shape', { Error: 'EngineFailed', Cause: '{"at":1}' }, '{"at":1}'],
    ['without a cause', { Error: 'States.Timeout' }, ''],
  ])('reads a cause %s', async (_how, error, message) => {
    expect((await noticeOf({ ...job, error })).error).toEqual({ Error: error.Error, message });
  });

  it('takes the error of the validation, and names what is unknown', async () => {
    const validation = { error: { Error: 'FileRejected', Cause: 'It is empty.' } };

    expect((await noticeOf({ ...job, validation })).error).toEqual({ Error: 'FileRejected', message: 'It is empty.' });
    expect((await noticeOf(job)).error).toEqual({ Error: 'Unknown', message: '' });
  });

  it('writes nothing for a start that has no job yet', async () => {
    const answer = await noticeOf({
      ...started,
      error: { Error: 'ReconciliationInputInvalid', Cause: 'No such file.' },
    });

    expect(answer).toMatchObject({
      job_id: '#unnamed',
      subject: 'Reconciliation without a job failed: ReconciliationInputInvalid',
      message: { acao_requerida: 'No such file.' },
    });
    expect(settled).toEqual([]);
  });
});

describe('a stage without what an earlier one writes', () => {
  const request = { ...job, request: { object_key: 'a.csv', base_key: 'b.csv', rules_key: 'supplier-orders' } };
  const withRules = (): ReconcilerPorts => ({
    ...ports(),
    readRules: () => Promise.resolve(bundledRules('supplier-orders')),
  });
  const { signal } = new AbortController();

  it.each([
    ['reconcileData', reconcileData, 'has no validated files'],
    ['prepareReport', prepareReport, 'has no verdicts'],
  ])('is refused: %s', async (_name, stage, sentence) => {
    await expect(stage(request, withRules(), { signal })).rejects.toThrow(sentence);
  });
});
