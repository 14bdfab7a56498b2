import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { openEmulatedFolder } from '@siesa-integration/sandbox';
import { writeExampleFolder } from '@siesa-integration/sandbox/simulators';
import {
  type FakeAws,
  type FakeScheduler,
  type RecordedExecution,
  startFakeScheduler,
  startFakeStepFunctions,
} from '@siesa-integration/operator/testing';

/** An AWS environment `dev` on this machine, to which the SDK is led by its own variables. */
export interface EnvSetup {
  /** A folder with the same four clients, as an operator keeps it. */
  readonly dir: string;
  readonly stepFunctions: FakeAws;
  readonly scheduler: FakeScheduler;
  /** Writes a client's settings into the environment's table. */
  readonly putSettings: (settings: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Writes a line of the history, as the state machine does when a sync ends. */
  readonly putSync: (line: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Tables, buckets and secrets in the embedded stand-ins, with four clients in them; a recorded execution. */
export const startEnvSetup = async (recorded: RecordedExecution): Promise<EnvSetup> => {
  const dir = await mkdtemp(join(tmpdir(), 'siesa-sync-env-'));
  const kept = join(dir, 'kept');
  await writeExampleFolder({
    dir: kept,
    addresses: { siesa: 'https://siesa.example/api', kong: 'https://kong.example/api', wms: 'https://wms.example/api' },
  });
  await cp(kept, join(dir, 'clients-of-dev'), { recursive: true });
  const host = await openEmulatedFolder(join(dir, 'clients-of-dev'));
  const stepFunctions = await startFakeStepFunctions(recorded);
  const scheduler = await startFakeScheduler();
  const variables: Readonly<Record<string, string>> = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: host.endpoints.token,
    AWS_ENDPOINT_URL_DYNAMODB: host.endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: host.endpoints.s3,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: host.endpoints.secretsManager,
    AWS_ENDPOINT_URL_SFN: stepFunctions.url,
    AWS_ENDPOINT_URL_SCHEDULER: scheduler.url,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  };
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return {
    dir: kept,
    stepFunctions,
    scheduler,
    putSettings: async (settings) => {
      await host.clients.documents.send(new PutCommand({ TableName: host.resources.clientsTable, Item: settings }));
    },
    putSync: async (line) => {
      await host.clients.documents.send(new PutCommand({ TableName: host.resources.syncStateTable, Item: line }));
    },
    close: async () => {
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      await Promise.all([stepFunctions.close(), scheduler.close(), host.close()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
};
