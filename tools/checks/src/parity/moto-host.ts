import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startFunctions } from '@siesa-integration/sandbox';
import { defaultTemplate, type Deployment } from '@siesa-integration/sandbox/template';
import { startHost } from '../hosts/start-host.ts';
import { startBundleRunner } from './bundle-runner.ts';
import type { ParityEnd, ParityHost } from './parity-host.ts';

const account = { region: 'us-east-1', credentials: { accessKeyId: 'parity', secretAccessKey: 'parity' } };

/**
 * The template on moto: another CloudFormation, another interpreter of the definition, another DynamoDB. Only the functions are ours: the built bundles.
 *
 * @param python - one that has the pinned packages
 */
export const startMotoHost = async (python: string, deployment: Deployment): Promise<ParityHost> => {
  const runner = await startBundleRunner();
  const moto = await startMoto(python, runner.url);
  const functions = startFunctions(deployment.functions, {
    environment: {
      AWS_ENDPOINT_URL: moto.url,
      AWS_SESSION_TOKEN: 'parity',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    instancesAtOnce: 2,
    onLog: () => undefined,
  });
  runner.connect(functions, (name) => deployment.functions.find((each) => each.name === name)?.arn ?? name);

  const connection = { ...account, endpoint: moto.url };
  const dynamodb = new DynamoDBClient(connection);
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const secrets = new SecretsManagerClient(connection);
  const sfn = new SFNClient(connection);
  const [workflow] = deployment.workflows;
  const bucket = deployment.buckets.find((name) => name.includes('-config-')) ?? '';
  return {
    name: 'moto',
    documents: DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } }),
    run: (input) => runExecution(sfn, workflow?.arn ?? '', input),
    putSecret: (name, document) => putSecret(secrets, name, document),
    putMapping: async (Key, Body) => {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    },
    close: async () => {
      for (const client of [dynamodb, s3, secrets, sfn]) client.destroy();
      await functions.close();
      await moto.close();
      await runner.close();
    },
  };
};

const startMoto = async (python: string, runner: string) => {
  const { ready, close } = await startHost([python], 'tools/checks/moto/moto_host.py', defaultTemplate(), runner);
  const { port, status } = ready;
  if (status !== 'CREATE_COMPLETE') throw new Error(`moto did not deploy the template: ${String(status)}`);
  return { url: `http://127.0.0.1:${String(port)}`, close };
};

const runExecution = async (sfn: SFNClient, stateMachineArn: string, input: unknown): Promise<ParityEnd> => {
  const started = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, name: randomUUID(), input: JSON.stringify(input) }),
  );
  const { executionArn } = started;
  for (;;) {
    const { status = '', error } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') return { status, error, states: await statesOf(sfn, executionArn) };
    await sleep(50);
  }
};

const statesOf = async (sfn: SFNClient, executionArn: string | undefined): Promise<readonly string[]> => {
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return events.flatMap(({ stateEnteredEventDetails: entered }) => entered?.name ?? []);
};

const putSecret = async (secrets: SecretsManagerClient, name: string, document: object | undefined): Promise<void> => {
  const known = async (
    send: () => Promise<unknown>,
    error: typeof ResourceExistsException | typeof ResourceNotFoundException,
  ) => {
    try {
      await send();
      return true;
    } catch (thrown) {
      if (thrown instanceof error) return false;
      throw thrown;
    }
  };
  if (!document) {
    await known(
      () => secrets.send(new DeleteSecretCommand({ SecretId: name, ForceDeleteWithoutRecovery: true })),
      ResourceNotFoundException,
    );
    return;
  }
  const SecretString = JSON.stringify(document);
  if (
    !(await known(() => secrets.send(new CreateSecretCommand({ Name: name, SecretString })), ResourceExistsException))
  )
    await secrets.send(new UpdateSecretCommand({ SecretId: name, SecretString }));
};
