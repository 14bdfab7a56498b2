import { join } from 'node:path';
import { connectClients } from './connect-clients.ts';
import type { Endpoints } from './endpoints.ts';
import { readSecretFile } from './folder/read-secret-file.ts';
import { createTopics } from './stand-ins/alerts.ts';
import type { CallRecorder } from './stand-ins/call-recorder.ts';
import { startSecrets } from './stand-ins/secrets.ts';
import { startStorage } from './stand-ins/storage.ts';
import { createTables, startTables } from './stand-ins/tables.ts';
import type { Deployment } from './template/deployment.ts';

/** Everything that stands in for AWS. */
export interface StandIns {
  readonly endpoints: Omit<Endpoints, 'attendance'>;
  readonly close: () => Promise<void>;
}

export interface StandInsOptions {
  /** The local folder; secrets are read from it. */
  readonly folder: string;
  /** What the service keeps: tables and objects. */
  readonly state: string;
  readonly recorder?: CallRecorder;
}

/** Starts them, with the tables, buckets and topics of the deployment. */
export const startStandIns = async (deployment: Deployment, { folder, state, recorder }: StandInsOptions): Promise<StandIns> => {
  const recording = recorder ? { recorder } : {};
  const [tables, storage, secrets] = await Promise.all([
    startTables({ path: join(state, 'tables'), ...recording }),
    startStorage({ objects: join(state, 'objects'), buckets: deployment.buckets, ...recording }),
    startSecrets({ read: (name) => readSecretFile(folder, name), ...recording }),
  ]);
  const [dynamodb, everythingElse, secretsManager] = [tables, storage, secrets].map(({ url }) => url.origin) as [string, string, string];
  const endpoints = { dynamodb, s3: everythingElse, sns: everythingElse, sqs: everythingElse, secretsManager };

  const clients = connectClients({ ...endpoints, attendance: '' }, 'local-host');
  await Promise.all([createTables(clients.dynamodb, deployment.tables), createTopics(everythingElse, deployment.topics)]);
  clients.close();

  return {
    endpoints,
    close: async () => {
      await Promise.all([tables.close(), storage.close(), secrets.close()]);
    },
  };
};
