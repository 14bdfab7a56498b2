import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { isRecord } from '@siesa-integration/outgoing-http';
import { runSparkPlan } from '@siesa-integration/reconciliation-stages/fake';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../observability/metrics.ts';
import { startDynamoDB, startS3 } from '../testing/stand-ins.ts';
import { createFilesTable } from './files-table.ts';
import { createIngressBucket } from './ingress-bucket.ts';
import { createJobBuckets } from './job-buckets.ts';
import {
  checkpointHandler,
  claimHandler,
  collectHandler,
  planHandler,
  reconcileHandler,
  reportHandler,
  stageNeeds,
  validateHandler,
} from './stage-handlers.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const file = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.75
12346;ORD-70002;Luis Prado;ATV-002;2026-02-15;2300.50
`;
const base = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.00
`;

let storage: Awaited<ReturnType<typeof startS3>>;
let database: Awaited<ReturnType<typeof startDynamoDB>>;
let folder: string;
const metricLines: Record<string, unknown>[] = [];

beforeAll(async () => {
  [storage, database, folder] = await Promise.all([
    startS3(),
    startDynamoDB(),
    mkdtemp(join(tmpdir(), 'stage-handlers-')),
  ]);
  for (const Bucket of ['intermediate', 'output', 'checkpoints'])
    await storage.s3.send(new CreateBucketCommand({ Bucket }));
  await put('bases/supplier-orders.csv', base);
});
afterAll(async () => {
  database.close();
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

const put = (Key: string, Body: string) => storage.s3.send(new PutObjectCommand({ Bucket: 'data', Key, Body }));
const keysIn = async (Bucket: string): Promise<readonly string[]> =>
  ((await storage.s3.send(new ListObjectsV2Command({ Bucket }))).Contents ?? []).map(({ Key = '' }) => Key);

const compose = (stage: keyof typeof stageNeeds) => {
  const ingress = createIngressBucket({ s3: storage.s3, bucket: 'data' });
  const claims = createFilesTable({ documents: database.documents, tableName: 'files', leaseMs: 60_000 });
  const buckets = { intermediate: 'intermediate', output: 'output', checkpoints: 'checkpoints' };
  return {
    ingress,
    metrics: createMetrics({
      environment: 'test',
      write: (line) => metricLines.push(JSON.parse(line) as Record<string, unknown>),
    }),
    portsOf: () => ({
      claims,
      openSource: ingress.openSource,
      openBeside: ingress.openBeside,
      readRules: ingress.readRules,
      ...createJobBuckets({ s3: storage.s3, buckets, folder: join(folder, stage), needs: stageNeeds[stage] }),
      now: Date.now,
      logsOf: (owner: string) => `logs of ${owner}`,
      resumeCommand: (jobId: string) => `resume ${jobId}`,
    }),
  };
};

const handlers = {
  claim: claimHandler,
  validate: validateHandler,
  reconcile: reconcileHandler,
  plan: planHandler,
  collect: collectHandler,
  report: reportHandler,
  checkpoint: checkpointHandler,
};

const invoke = async (stage: keyof typeof handlers, event: unknown, remainingMs = 60_000) => {
  const answer = await handlers[stage](compose(stage))(event, { getRemainingTimeInMillis: () => remainingMs });
  if (!isRecord(answer)) throw new Error(`${stage} answered nothing.`);
  return answer;
};

const begun = (request: object, owner = 'execution-1') => ({ request, owner, started_at: new Date().toISOString() });

const upload = async (name: string, text: string) => {
  await put(`files/supplier-orders/${name}`, text);
  return begun({ object_key: `files/supplier-orders/${name}`, business_date: '2026-02-16' });
};

/** The job on Spark, on a disk of its own. */
const runOnSpark = async (jobId: string): Promise<void> => {
  const buckets = { intermediate: 'intermediate', output: 'output', checkpoints: 'checkpoints' };
  const needs = { stages: ['validate'], files: ['spark/plan.json'] };
  const job = await createJobBuckets({ s3: storage.s3, buckets, folder: join(folder, 'spark'), needs }).jobFolder(
    jobId,
  );
  await runSparkPlan(job);
  for (const file of await readdir(join(job, 'spark'), { recursive: true })) {
    if (!file.endsWith('.parquet')) continue;
    const Body = await readFile(join(job, 'spark', file));
    await storage.s3.send(new PutObjectCommand({ Bucket: 'intermediate', Key: `${jobId}/spark/${file}`, Body }));
  }
};

describe('a reconciliation on AWS', () => {
  it('goes from an uploaded file to a report, each stage on a disk of its own', async () => {
    const claimed = await invoke('claim', await upload('good.csv', file));
    const validated = await invoke('validate', claimed);
    const reported = await invoke('report', await invoke('reconcile', validated));

    const jobId = String(claimed['job_id']);
    expect(reported).toMatchObject({ alert: 'reconciled', subject: `Reconciliation ${jobId}: 2 breaks` });
    const [parquet = '', csv = ''] = await keysIn('output');
    expect(csv).toMatch(new RegExp(`^reports/${jobId}/divergencias_.*\\.csv$`));
    expect(parquet).toMatch(new RegExp(`^divergences/run_date=[-\\d]{10}/job_id=${jobId}/divergences\\.parquet$`));
    expect(JSON.parse(String(reported['message']))).toMatchObject({
      report: `s3://output/${csv}`,
      table: `s3://output/${parquet}`,
    });
    const { Body } = await storage.s3.send(new GetObjectCommand({ Bucket: 'output', Key: csv }));
    expect(await Body?.transformToString()).toContain('TIPO_1_AUSENTE_BASE');
    expect(await keysIn('checkpoints')).toEqual([
      `${jobId}/decisions.json`,
      `${jobId}/reconcile/stage.json`,
      `${jobId}/report/stage.json`,
      `${jobId}/request.json`,
      `${jobId}/validate/stage.json`,
    ]);
    expect(metricLines).toEqual([
      expect.objectContaining({ ClientId: 'supplier-orders', ReconciledRows: 2, ReconciliationBadRows: 0 }),
      expect.objectContaining({ ClientId: 'supplier-orders', ReconciliationBreaks: 2 }),
    ]);
    const again = await invoke('claim', { ...(await upload('copy.csv', file)), owner: 'execution-2' });
    expect(again).toMatchObject({ is_new: false, job_id: jobId });
  });

  it('collects what a job on Spark has written, in place of reconciling, and once', async () => {
    const validated = await invoke(
      'validate',
      await invoke('claim', await upload('large.csv', file.replace('2300.50', '2300.51'))),
    );
    const planned = await invoke('plan', validated);
    const jobId = String(planned['job_id']);
    expect(planned['matching']).toEqual({
      is_needed: true,
      plan_path: `s3://checkpoints/${jobId}/spark/plan.json`,
      stage_path: `s3://intermediate/${jobId}`,
    });
    await runOnSpark(jobId);

    expect(await invoke('collect', planned)).toMatchObject({ reconciliation: { breaks: 2 } });
    expect(await keysIn('intermediate')).toContain(`${jobId}/reconcile/verdicts.parquet`);
    expect(await invoke('plan', validated)).toMatchObject({ matching: { is_needed: false } });
  });

  it('reports a refused file with its bad rows, and takes the same file again', async () => {
    const event = await upload('bad.csv', `${file}1;ORD-70009;A B;ATV;2026-02-15;1.005\n`);
    const claimed = await invoke('claim', event);
    const validated = await invoke('validate', claimed);
    expect(validated).toMatchObject({ validation: { status: 'refused', error: { Error: 'FileRejected' } } });

    const checkpoint = await invoke('checkpoint', validated);
    const jobId = String(claimed['job_id']);
    expect(JSON.parse(String(checkpoint['message']))).toMatchObject({
      amostra: [expect.stringContaining('file;4;valor;AMOUNT_DECIMALS')],
      acao_requerida: `resume ${jobId}`,
    });
    expect(await keysIn('checkpoints')).toContain(`${jobId}/checkpoint.json`);
    expect(await invoke('claim', { ...event, owner: 'execution-2' })).toMatchObject({ is_new: true, job_id: jobId });
  });

  it('stops before Lambda ends the instance, and at the deadline of the run', async () => {
    const claimed = await invoke('claim', await upload('late.csv', file.replace('1500.75', '1500.76')));

    await expect(invoke('validate', claimed, 2_999)).rejects.toMatchObject({ name: 'DeadlinePassed' });
    const late = { ...claimed, started_at: new Date(Date.now() - 18 * 60_000).toISOString() };
    await expect(invoke('validate', late)).rejects.toMatchObject({ name: 'DeadlinePassed' });
  });
});
