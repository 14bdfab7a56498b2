import { credentialsOf } from '../stand-ins/credentials.ts';
import { localAccount } from '../template/local-account.ts';
import type { DeployedFunction } from '../template/deployment.ts';
import { startInstance, type Instance } from './instance.ts';

/** Every function of the deployment, ready to be invoked. */
export interface Functions {
  /** @throws FunctionError under the function's own error name */
  readonly invoke: (arn: string, event: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface FunctionsOptions {
  /** `AWS_ENDPOINT_URL_…`, and what else every function gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Instances of one function at once; invocations beyond wait their turn. */
  readonly instancesAtOnce: number;
  readonly onLog: (line: string, functionName: string) => void;
}

/** Runs bundles in threads of this process: a kill takes all of them. */
export const startFunctions = (deployed: readonly DeployedFunction[], options: FunctionsOptions): Functions => {
  const pools = new Map(deployed.map((one) => [one.arn, createPool(one, options)]));
  return {
    invoke: (arn, event) => {
      const pool = pools.get(arn);
      if (!pool) throw new Error(`The definition invokes ${arn}, and the template holds no such function.`);
      return pool.invoke(event);
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
};

/** Warm instances of one function. The one that was used last is used first, as on AWS. */
const createPool = (one: DeployedFunction, { environment, instancesAtOnce, onLog }: FunctionsOptions) => {
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const waiting: (() => void)[] = [];
  let busy = 0;

  const take = async (): Promise<Instance> => {
    if (busy >= instancesAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    const warm = idle.pop();
    if (warm?.alive()) return warm;

    const instance = startInstance(one, { environment: environmentOf(one, environment), onLog: (line) => { onLog(line, one.name); } });
    all.add(instance);
    return instance;
  };

  const giveBack = (instance: Instance): void => {
    if (instance.alive()) idle.push(instance);
    else all.delete(instance);
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };

  return {
    invoke: async (event: string): Promise<string> => {
      const instance = await take();
      try {
        return await instance.invoke(event);
      } finally {
        giveBack(instance);
      }
    },
    close: async () => {
      await Promise.all([...all].map((instance) => instance.stop()));
    },
  };
};

/** What the template says, where it runs, and who it is. Nothing of this process's own environment. */
const environmentOf = (one: DeployedFunction, shared: Readonly<Record<string, string>>): Record<string, string> => {
  const { accessKeyId, secretAccessKey } = credentialsOf(one.role);
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
