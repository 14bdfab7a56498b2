import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connectClients } from './connect-clients.ts';
import type { Endpoints } from './endpoints.ts';
import { readSecretFile, stateUnusable } from '@siesa-integration/local-runtime/stores';
import { createTopics } from '../stand-ins/alerts.ts';
import type { CallRecorder } from '../stand-ins/call-recorder.ts';
import { runGlueJob } from '../stand-ins/glue/run-glue-job.ts';
import { startGlue } from '../stand-ins/glue/start-glue.ts';
import { startSecrets } from '../stand-ins/secrets.ts';
import { credentialsOf } from '../stand-ins/credentials.ts';
import { watchDisk } from '../stand-ins/disk-watch.ts';
import type { StandIn } from '../stand-ins/stand-in.ts';
import { startStorage } from '../stand-ins/storage.ts';
import { createTables, startTables } from '../stand-ins/tables.ts';
import type { Deployment } from '../template/deployment.ts';

/** The stand-ins for AWS's services. */
export interface StandIns {
  readonly endpoints: Endpoints;
  /** Resolves with a sentence when a write was refused because the disk is full. */
  readonly full: Promise<string>;
  readonly close: () => Promise<void>;
}

export interface StandInsOptions {
  /** The local folder; secrets are read from it. */
  readonly folder: string;
  /** Where the tables and objects of the service are kept. */
  readonly state: string;
  readonly recorder?: CallRecorder;
}

/** Starts all of them, or none, with the tables, buckets and topics of the deployment. */
export const startStandIns = async (
  deployment: Deployment,
  { folder, state, recorder }: StandInsOptions,
): Promise<StandIns> => {
  await mkdir(state, { recursive: true }).catch((error: unknown) => {
    throw stateUnusable(state, error);
  });
  const disk = watchDisk(state);
  const token = randomUUID();
  const common = { token, ...(recorder && { recorder }) };
  const started: StandIn[] = [];
  const addressOf = async (starting: Promise<StandIn>): Promise<string> => {
    const standIn = await starting;
    started.push(standIn);
    return standIn.url.origin;
  };
  const close = async (): Promise<void> => {
    await Promise.all(started.map((standIn) => standIn.close()));
  };
  try {
    const dynamodb = await addressOf(startTables({ path: join(state, 'tables'), disk, ...common }));
    const everythingElse = await addressOf(
      startStorage({ objects: join(state, 'objects'), buckets: deployment.buckets, disk, ...common }),
    );
    const secretsManager = await addressOf(startSecrets({ read: (name) => readSecretFile(folder, name), ...common }));
    const glue = await addressOf(
      startGlue({
        jobs: deployment.jobs,
        run: ({ role }, paths) => runGlueJob({ s3: everythingElse, credentials: credentialsOf(role, token) }, paths),
        ...common,
      }),
    );
    const endpoints = {
      dynamodb,
      s3: everythingElse,
      sns: everythingElse,
      sqs: everythingElse,
      secretsManager,
      glue,
      token,
    };
    await createContents(deployment, endpoints);
    return { endpoints, full: disk.full, close };
  } catch (error) {
    await close(); // an open server keeps the process running
    throw error;
  }
};

const createContents = async ({ tables, topics }: Deployment, endpoints: StandIns['endpoints']): Promise<void> => {
  const clients = connectClients(endpoints, 'local-host');
  try {
    await Promise.all([createTables(clients.dynamodb, tables), createTopics(endpoints.sns, endpoints.token, topics)]);
  } finally {
    clients.close();
  }
};
