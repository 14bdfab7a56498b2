import { setTimeout as sleep } from 'node:timers/promises';
import { stageHandler, type StageHandler } from '@siesa-integration/stage-runtime';
import {
  extract,
  load,
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
  summarize,
  transform,
  type Runtime,
  type Slice,
} from '@siesa-integration/sync-pipeline';
import { errorOf } from '@siesa-integration/sync-pipeline/in-process';
import { stageTimeoutMinutes } from '@siesa-integration/workflow-contract/definition';
import { stageArn, type StageName } from './embedded-definition.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { StatesError } from './workflow/states-error.ts';

/** The stages of a sync, called in this process as Lambda calls its functions. */
export interface Stages {
  /** Event and answer are JSON. @throws StatesError under the stage's own error name */
  readonly invoke: (arn: string, event: string) => Promise<string>;
  /** Lets calls to the outside end, starts no further one, and waits at most `mostMs` for the stages that run. */
  readonly close: (mostMs: number) => Promise<void>;
}

/** @param timeoutsMs - instead of the definition's, for tests */
export const runStages = (
  ports: EmbeddedPorts,
  timeoutsMs: Readonly<Partial<Record<StageName, number>>> = {},
): Stages => {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const handlers = handlersOf({ ...ports, runtime: closable(ports.runtime, closing.signal) });
  const stages = new Map(stageNames.map((name) => [stageArn(name), name]));

  return {
    invoke: async (arn, event) => {
      const name = stages.get(arn);
      if (name === undefined) throw new Error(`The definition invokes ${arn}, which is no stage of the sync.`);
      const timeoutMs = timeoutsMs[name] ?? stageTimeoutMinutes[name] * 60_000;
      const ends = Date.now() + timeoutMs;
      const run = handlers[name](JSON.parse(event), { remainingMs: () => Math.max(0, ends - Date.now()) });
      const ended = run.then(ignore, ignore).finally(() => running.delete(ended));
      running.add(ended);
      try {
        return JSON.stringify(await withTimeout(run, timeoutMs));
      } catch (thrown) {
        const { Error: errorName, Cause: cause } = errorOf(thrown);
        throw new StatesError(errorName, cause, { cause: thrown });
      }
    },
    close: async (mostMs) => {
      closing.abort();
      const tooLong = new AbortController();
      await Promise.race([Promise.all(running), sleep(mostMs, undefined, { signal: tooLong.signal }).catch(ignore)]);
      tooLong.abort();
    },
  };
};

const ignore = (): void => undefined;

const stageNames = Object.keys(stageTimeoutMinutes) as StageName[];

const handlersOf = (ports: EmbeddedPorts): Readonly<Record<StageName, StageHandler<unknown>>> => {
  const { log, redact } = ports;
  const options = (component: StageName) => ({ log: log.with({ component }), redact });
  const handler = <Request, Answer>(
    name: StageName,
    parse: (event: unknown) => Request,
    run: (request: Request, ports: EmbeddedPorts, slice: Slice) => Promise<Answer>,
  ): StageHandler<Answer> => stageHandler(name, parse, (request, slice) => run(request, ports, slice), options(name));
  return {
    extractor: handler('extractor', (event) => parseExtractRequest(event, ports.runtime), extract),
    transformer: handler('transformer', parseTransformRequest, transform),
    loader: handler('loader', parseLoadRequest, load),
    summarizer: handler('summarizer', parseSummarizeRequest, summarize),
  };
};

/** A runtime that, once closed, starts no further call and ends every wait. Calls that run go on to their end. */
const closable = (runtime: Runtime, closing: AbortSignal): Runtime => ({
  ...runtime,
  sleep: (ms, signal) => runtime.sleep(ms, signal ? AbortSignal.any([closing, signal]) : closing),
  fetch: (input, init) =>
    closing.aborted ? Promise.reject(new Error('The host was closed.')) : runtime.fetch(input, init),
});

/**
 * Lambda's error when a stage exceeds its timeout. The stage itself cannot be ended: it stops by its own deadline, which is earlier, and checks its lease before
 * it sends or writes.
 */
const withTimeout = async <T>(run: Promise<T>, timeoutMs: number): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new Error(`Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
    late.reject(Object.assign(error, { name: 'Sandbox.Timedout' }));
  }, timeoutMs);
  try {
    return await Promise.race([run, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
