import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { repositoryRoot } from '../template/repository-root.ts';
import { handlerOf, type DeployedFunction } from '../template/deployment.ts';
import { exited, FunctionError, timedOut } from './function-error.ts';
import type { AnswerMessage, InvocationMessage } from './lambda-messages.ts';

/** One running instance of a function. It serves one invocation at a time, as on AWS. */
export interface Instance {
  readonly alive: () => boolean;
  /** Payload and answer are JSON. @throws {@link FunctionError} */
  readonly invoke: (event: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface InstanceOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly onLog: (line: string) => void;
}

/** Located from the repository, because this module may be part of a bundle and the thread needs a file of its own. */
const threadFile = () => join(repositoryRoot(), 'tools', 'sandbox', 'src', 'functions', 'lambda-instance.ts');

/** The part of a function's memory that Node itself needs, in MB. */
const nodeItselfMb = 64;

/** Starts a thread that loads the function's bundle. */
export const startInstance = (one: DeployedFunction, { environment, onLog }: InstanceOptions): Instance => {
  const disk = mkdtempSync(join(tmpdir(), `${one.name}-`)); // instances do not see each other's files
  const worker = new Worker(threadFile(), {
    workerData: handlerOf(one),
    env: { ...environment, TMPDIR: disk },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: one.memoryMb - nodeItselfMb },
  });
  for (const stream of [worker.stdout, worker.stderr]) createInterface(stream).on('line', onLog);

  let end: { readonly reason: string } | undefined;
  worker.on('error', (error: Error & { code?: string }) => {
    end = { reason: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'signal: killed' : error.message };
  });
  worker.on('exit', (code) => {
    end ??= { reason: `exit status ${String(code)}` };
    rmSync(disk, { recursive: true, force: true });
  });
  worker.unref();

  return {
    alive: () => end === undefined,
    invoke: (event) => {
      const id = randomUUID();
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const onMessage = (message: AnswerMessage) => {
        if ('failure' in message) reject(new FunctionError(message.failure));
        else resolve(message.answer ?? 'null');
      };
      const onExit = (code: number) => {
        reject(exited(id, end?.reason ?? `exit status ${String(code)}`));
      };
      const timer = setTimeout(() => {
        end = { reason: 'timed out' }; // no further invocation may use it while it stops
        reject(timedOut(id, one.timeoutSeconds));
        void worker.terminate();
      }, one.timeoutSeconds * 1_000);

      worker.once('message', onMessage).once('exit', onExit);
      const message: InvocationMessage = { id, event, deadline: Date.now() + one.timeoutSeconds * 1_000 };
      worker.postMessage(message);
      return promise.finally(() => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('exit', onExit);
      });
    },
    stop: async () => {
      await worker.terminate();
    },
  };
};
