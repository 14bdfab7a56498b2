import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { credentialsOf } from '../src/stand-ins/credentials.ts';
import { type DeployedFunction, handlerOf } from '../src/template/deployment.ts';
import { localAccount } from '../src/template/local-account.ts';
import type { MeasuredAnswer, Resident } from './function-in-process.ts';

/** A function in a process of its own. */
export interface FunctionProcess {
  /** @throws Error when the function fails, or its process ends. */
  readonly invoke: (event: unknown) => Promise<{ readonly answer: unknown; readonly resident: Resident }>;
  readonly stop: () => void;
}

export interface StartFunctionOptions {
  readonly memoryMb: number;
  /** Seconds of each invocation. */
  readonly seconds: number;
  /** `AWS_ENDPOINT_URL_…` and the other variables that connect it. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Node's flags for a function of so much memory. */
const limitsOf = (memoryMb: number): readonly string[] => [
  `--max-old-space-size=${Math.floor(memoryMb * 0.9).toString()}`,
  `--max-semi-space-size=${Math.floor(memoryMb * 0.05).toString()}`,
];

/** Starts a function's bundle as Lambda does: one process, one invocation at a time. */
export const startFunction = (
  one: DeployedFunction,
  { memoryMb, seconds, environment }: StartFunctionOptions,
): FunctionProcess => {
  const { module, exportName } = handlerOf(one);
  const { accessKeyId, secretAccessKey } = credentialsOf(one.role, '');
  const child = fork(new URL('function-in-process.ts', import.meta.url), [module, exportName], {
    execArgv: ['--disable-warning=ExperimentalWarning', ...limitsOf(memoryMb)],
    env: {
      ...one.environment,
      ...environment,
      ENVIRONMENT: 'local',
      AWS_REGION: localAccount.region,
      AWS_LAMBDA_FUNCTION_NAME: one.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memoryMb.toString(),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code, signal]): never => {
    throw new Error(`The process of ${one.name} ended with ${String(code ?? signal)}.`);
  });
  ended.catch(() => undefined);
  return {
    invoke: async (event) => {
      child.send({ id: randomUUID(), event: JSON.stringify(event), deadline: Date.now() + seconds * 1_000 });
      const [measured] = (await Promise.race([once(child, 'message'), ended])) as [MeasuredAnswer];
      if ('failure' in measured) throw new Error(`${one.name} failed: ${JSON.stringify(measured.failure)}`);
      return { answer: JSON.parse(measured.answer ?? 'null') as unknown, resident: measured.resident };
    },
    stop: () => {
      child.kill();
    },
  };
};
