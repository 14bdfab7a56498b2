import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { DeployedFunction, DeployedWorkflow } from '../template/deployment.ts';
import {
  type EmulatedReconciliations,
  type EmulatedReconciliationsOptions,
  openEmulatedReconciliations,
} from '../emulated-host/open-emulated-reconciliations.ts';

/** How a function of a stage fails: an error that no retry mends, the end of its process, no end before its timeout. */
export const faults = ['throws', 'exits', 'hangs'] as const;
export type Fault = (typeof faults)[number];

/** Stages that have a job when they fail. */
export const stagesOfJob = ['validate', 'reconcile', 'report'] as const;
export type StageOfJob = (typeof stagesOfJob)[number];

const jobId = 'JOB-20260216-061500-9f3a2c';
const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const base = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.00\n`;
const key = 'files/supplier-orders/2026-02-16.csv';

/** The whole request of one job, so that two runs of it can be compared. */
const request = {
  job_id: jobId,
  object_key: key,
  base_key: 'bases/supplier-orders.csv',
  rules_key: 'supplier-orders',
  business_date: '2026-02-16',
};

const modules = `export const throws = async () => { throw Object.assign(new Error('The disk is away.'), { name: 'EngineFailed' }); };
export const exits = async () => process.exit(7);
export const hangs = () => new Promise(() => setInterval(() => undefined, 1000));
`;

const states = {
  claim: 'ClaimFile',
  validate: 'ValidateCSV',
  reconcile: 'ReconcileData',
  report: 'PrepareQuickSight',
  checkpoint: 'SaveCheckpoint',
};

/** Opens a folder with the file and the base of the job. @param failing the functions that fail, by stage */
export const openWithFaults = async (
  dir: string,
  failing: Readonly<Partial<Record<keyof typeof states, Fault>>>,
  options: Pick<EmulatedReconciliationsOptions, 'workflows'> = {},
): Promise<EmulatedReconciliations> => {
  await writeFile(join(dir, 'fault.mjs'), modules);
  const functions = (one: DeployedFunction): DeployedFunction => {
    const [, fault] = Object.entries(failing).find(([stage]) => one.name.includes(`-reconciler-${stage}-`)) ?? [];
    return fault === undefined ? one : { ...one, code: dir, handler: `fault.${fault}`, timeoutSeconds: 2 };
  };
  const retries = Object.fromEntries(Object.values(states).map((state) => [state, 10]));
  const host = await openEmulatedReconciliations(dir, { ...options, functions, retries });
  await host.put(key, base.replace('1500.00', '1500.75'));
  await host.put('bases/supplier-orders.csv', base);
  return host;
};

/** The workflow whose job on Glue takes files of any size. @param replaced - text of the definition, and what takes its place */
export const onGlue =
  (replaced: Readonly<Record<string, string>> = {}) =>
  (workflow: DeployedWorkflow): DeployedWorkflow => {
    const texts = Object.entries({ '"NumericGreaterThan":20000000': '"NumericGreaterThan":0', ...replaced });
    const definition = texts.reduce((all, [from, to]) => all.replaceAll(from, to), JSON.stringify(workflow.definition));
    return { ...workflow, definition: JSON.parse(definition) as DeployedWorkflow['definition'] };
  };

/** How one run of the job ended, and what was published. */
export const runJob = async (host: EmulatedReconciliations) => {
  const { status, error, endState } = await host.start(request).result;
  return { status, error, endState, subjects: (await host.alerts()).map(({ subject }) => subject) };
};

/** Digests of what the stages of the job have written, by bucket and key. */
export const writtenBy = async ({
  clients: { s3 },
  names,
}: EmulatedReconciliations): Promise<Readonly<Record<string, string>>> => {
  const found: Record<string, string> = {};
  for (const Bucket of [names.intermediateBucket, names.outputBucket, names.checkpointsBucket]) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    for (const { Key = '' } of Contents.filter(({ Key: each }) => !each?.endsWith('checkpoint.json'))) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      found[`${Bucket}/${Key}`] = createHash('sha256')
        .update((await Body?.transformToByteArray()) ?? '')
        .digest('hex');
    }
  }
  return found;
};

/** What the job's checkpoint says. */
export const checkpointOf = async ({ clients: { s3 }, names }: EmulatedReconciliations): Promise<unknown> => {
  const { Body } = await s3.send(
    new GetObjectCommand({ Bucket: names.checkpointsBucket, Key: `${jobId}/checkpoint.json` }),
  );
  return JSON.parse((await Body?.transformToString()) ?? 'null') as unknown;
};
