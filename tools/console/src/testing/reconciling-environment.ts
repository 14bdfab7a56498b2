import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AwsAnswer, type AwsRequest, type FakeAws, startFakeAws } from '@siesa-integration/operator/testing';
import { type EmulatedReconciliations, openEmulatedReconciliations } from '@siesa-integration/sandbox';

/** The environment `dev` on this machine, which reconciles files and to which the SDK is led by its own variables. */
export interface ReconcilingEnvironment
  extends Pick<EmulatedReconciliations, 'names' | 'put' | 'start' | 'alerts' | 'clients'> {
  /** An empty folder for files of a test. */
  readonly dir: string;
  readonly close: () => Promise<void>;
}

/** Buckets, tables and functions of the workflow that reconciles, on the embedded stand-ins; its executions are started through Step Functions. */
export const startReconcilingEnvironment = async (): Promise<ReconcilingEnvironment> => {
  const dir = await mkdtemp(join(tmpdir(), 'siesa-reconciling-'));
  const host = await openEmulatedReconciliations(dir);
  const stepFunctions = await startStepFunctions(host);
  const variables: Readonly<Record<string, string>> = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: host.endpoints.token,
    AWS_ENDPOINT_URL_DYNAMODB: host.endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: host.endpoints.s3,
    AWS_ENDPOINT_URL_SFN: stepFunctions.url,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  };
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return {
    ...host,
    dir,
    close: async () => {
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      await Promise.all([host.close(), stepFunctions.close()]);
      await rm(dir, { recursive: true });
    },
  };
};

/** Step Functions whose executions run on the emulated host. */
const startStepFunctions = (host: EmulatedReconciliations): Promise<FakeAws> => {
  const { stateMachine: name } = host.names;
  const stateMachineArn = `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
  const ended = new Map<string, AwsAnswer>();
  return startFakeAws(({ operation, body }: AwsRequest): AwsAnswer => {
    if (operation === 'ListStateMachines') return { stateMachines: [{ name, stateMachineArn }] };
    const executionArn = String(body['executionArn']);
    if (operation === 'DescribeExecution') return { executionArn, status: 'RUNNING', ...ended.get(executionArn) };
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${String(body['name'])}`;
    void host.start(JSON.parse(String(body['input']))).result.then(({ output, ...result }) => {
      ended.set(arn, { ...result, ...(output !== undefined && { output: JSON.stringify(output) }) });
    });
    return { executionArn: arn, startDate: 1_736_935_200 };
  });
};
