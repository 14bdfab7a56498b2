import { credentialsOf } from '../stand-ins/credentials.ts';
import { localAccount } from '../template/local-account.ts';
import type { DeployedFunction } from '../template/deployment.ts';
import { startInstance, type Instance } from './instance.ts';
import { createTurns } from './turns.ts';

/** Every function of the deployment, ready to be invoked. */
export interface Functions {
  /** Event and answer are JSON. @throws FunctionError under the function's own error name */
  readonly invoke: (arn: string, event: string, execution: string) => Promise<string>;
  /** Ends every instance; later invocations are refused. */
  readonly close: () => Promise<void>;
}

export interface FunctionsOptions {
  /** `AWS_ENDPOINT_URL_…` and the other variables of every function. */
  readonly environment: Readonly<Record<string, string>>;
  /** Instances of one function at once for one execution. Its further invocations wait; those of other executions do not. */
  readonly instancesAtOnce: number;
  readonly onLog: (line: string, functionName: string) => void;
}

/** Runs bundles in threads of this process, so that a kill ends all of them. */
export const startFunctions = (deployed: readonly DeployedFunction[], options: FunctionsOptions): Functions => {
  const pools = new Map(deployed.map((one) => [one.arn, createPool(one, options)]));
  return {
    invoke: (arn, event, execution) => {
      const pool = pools.get(arn);
      if (!pool) throw new Error(`The definition invokes ${arn}, which is not in the template.`);
      return pool.invoke(event, execution);
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
};

/** Instances of one function. The warm instance that was used last is used first, as on AWS. */
const createPool = (one: DeployedFunction, { environment, instancesAtOnce, onLog }: FunctionsOptions) => {
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const turns = createTurns(instancesAtOnce);
  let closed = false;

  const start = (): Instance => {
    const instance = startInstance(one, {
      environment: environmentOf(one, environment),
      onLog: (line) => {
        onLog(line, one.name);
      },
    });
    all.add(instance);
    return instance;
  };

  const invoke = async (event: string): Promise<string> => {
    if (closed) throw new Error(`The emulated host was closed: ${one.name} is not invoked any more.`); // a retry would start an instance that is never ended
    const instance = idle.pop() ?? start();
    try {
      return await instance.invoke(event);
    } finally {
      if (instance.alive()) idle.push(instance);
      else all.delete(instance);
    }
  };

  return {
    invoke: (event: string, execution: string): Promise<string> => turns.take(execution, () => invoke(event)),
    close: async () => {
      closed = true;
      await Promise.all([...all].map((instance) => instance.stop()));
    },
  };
};

/** The template's variables, the endpoints and the role's credentials; none of this process's own environment. */
const environmentOf = (one: DeployedFunction, shared: Readonly<Record<string, string>>): Record<string, string> => {
  const { accessKeyId, secretAccessKey } = credentialsOf(one.role, ''); // the token is among the shared variables
  return {
    ...one.environment,
    ...shared,
    ENVIRONMENT: 'local',
    AWS_REGION: localAccount.region,
    AWS_LAMBDA_FUNCTION_NAME: one.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(one.memoryMb),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
};
