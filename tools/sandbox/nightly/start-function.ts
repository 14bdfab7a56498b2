import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { credentialsOf } from '../src/stand-ins/credentials.ts';
import { type DeployedFunction, handlerOf } from '../src/template/deployment.ts';
import { localAccount } from '../src/template/local-account.ts';
import type { MeasuredAnswer, Taken } from './function-in-process.ts';

/** A function in a process of its own. */
export interface FunctionProcess {
  /** @throws Error when the function fails, or its process ends. */
  readonly invoke: (event: unknown) => Promise<{ readonly answer: unknown; readonly taken: Taken }>;
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

/** The process as JavaScript, because Node.js takes some 20 MB to strip the types of a TypeScript file. */
const writeProcess = (): string => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'function-')), 'process.mjs');
  const entry = join(import.meta.dirname, 'function-in-process.ts');
  buildSync({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile });
  return outfile;
};

/** Starts a function's bundle as Lambda does: one process, one invocation at a time. */
export const startFunction = (
  one: DeployedFunction,
  { memoryMb, seconds, environment }: StartFunctionOptions,
): FunctionProcess => {
  const { module, exportName } = handlerOf(one);
  const { accessKeyId, secretAccessKey } = credentialsOf(one.role, '');
  const file = writeProcess();
  const child = fork(file, [module, exportName], {
    execArgv: [...limitsOf(memoryMb)],
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
    rmSync(dirname(file), { recursive: true });
    throw new Error(`The process of ${one.name} ended with ${String(code ?? signal)}.`);
  });
  ended.catch(() => undefined);
  return {
    invoke: async (event) => {
      child.send({ id: randomUUID(), event: JSON.stringify(event), deadline: Date.now() + seconds * 1_000 });
      const [measured] = (await Promise.race([once(child, 'message'), ended])) as [MeasuredAnswer];
      if ('failure' in measured) throw new Error(`${one.name} failed: ${JSON.stringify(measured.failure)}`);
      return { answer: JSON.parse(measured.answer ?? 'null') as unknown, taken: measured.taken };
    },
    stop: () => {
      child.kill();
    },
  };
};
