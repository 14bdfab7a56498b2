import type { SiesaRow } from '@siesa-integration/siesa-client';
import { extract } from '../../extract/extract.ts';
import { load } from '../../load/load.ts';
import {
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
  type DynamoValue,
  type ExtractAnswer,
  type PartPointer,
  type SummarizeAnswer,
} from '../../state-payloads.ts';
import { summarize } from '../../summarize/summarize.ts';
import { transform } from '../../transform/transform.ts';
import { errorOf } from '../walk.ts';
import { Actor } from './actor.ts';
import { simPorts, type ClientWorld } from './sim-ports.ts';

/** How an execution ended; absent while it runs, and when it was killed. */
export type ExecutionEnd = 'success' | 'failed' | 'skipped' | 'timed out';

/** One execution of the state machine. */
export interface Execution {
  readonly owner: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly startedAt: number;
  readonly siesaIsEmpty: boolean;
  end?: ExecutionEnd;
  summary?: SummarizeAnswer;
  /** Terminal items that it wrote into the history. */
  readonly history: Readonly<Record<string, DynamoValue>>[];
  /** When each product was last modified, by what Siesa answered to attempts that came to their end. */
  readonly given: Map<string, number>;
}

export interface MachineOptions {
  readonly world: ClientWorld;
  readonly execution: Execution;
  /** Milliseconds that each invocation has. */
  readonly lifeMs: Readonly<Record<StageName, number>>;
  /** Invocations by their actor, for whoever lets them die. */
  readonly deaths: Map<Actor, () => void>;
  readonly onPayload: (payload: string) => void;
}

export type StageName = 'extract' | 'transform' | 'load' | 'summarize';

interface CaughtError {
  readonly Error: string;
  readonly Cause: string;
}

/** An error as a state catches it. */
class StateFailed extends Error {
  readonly caught: CaughtError;

  constructor(caught: CaughtError) {
    super(caught.Error);
    this.caught = caught;
  }
}

/** `system.md` section 6: what the machine does not try again. */
const permanent = new Set([
  ...['InvalidInput', 'ClientNotFound', 'ClientDisabled', 'ConfigurationInvalid', 'MappingInvalid', 'SecretMissing', 'SiesaAuthenticationFailed'],
  ...['ProductAuthenticationFailed', 'SiesaContractBroken', 'ProductContractBroken', 'SyncAlreadyRunning', 'LeaseLost', 'SyncTimedOut', 'CountMismatch'],
]);

/** Runs one execution to its end, as the state machine of `system.md` section 2 does. Never resolves when the execution is killed. */
export const runMachine = async (options: MachineOptions): Promise<void> => {
  const { execution } = options;
  let state: unknown = { request: execution.input, owner: execution.owner, started_at: new Date(execution.startedAt).toISOString() };
  try {
    for (;;) {
      const answer = (await task(options, 'extract', state)) as ExtractAnswer;
      state = answer;
      await loadParts(options, answer);
      if (!answer.has_more) break;
      if (answer.wait_seconds > 0) await options.world.boundary.sleep(execution.actor, answer.wait_seconds * 1000);
    }
    const summary = (await task(options, 'summarize', state)) as SummarizeAnswer;
    state = { request: execution.input, owner: execution.owner, started_at: new Date(execution.startedAt).toISOString() };
    execution.summary = summary;
    if (summary.status === 'failed') await fail(options, summary);
    else await succeed(options, summary);
  } catch (error) {
    if (!(error instanceof StateFailed)) throw error;
    if (error.caught.Error === 'SyncAlreadyRunning') execution.end = 'skipped';
    else await reportFailure(options, state, error.caught);
  }
};

const succeed = async (options: MachineOptions, summary: SummarizeAnswer): Promise<void> => {
  await writeHistory(options, summary);
  options.execution.end = 'success';
};

const reportFailure = async (options: MachineOptions, state: unknown, error: CaughtError): Promise<void> => {
  try {
    const summary = (await task(options, 'summarize', { ...(state as object), error })) as SummarizeAnswer;
    options.execution.summary = summary;
    await fail(options, summary);
  } catch (thrown) {
    if (!(thrown instanceof StateFailed)) throw thrown;
    options.execution.end = 'failed'; // LogFailureUnreported, with what Begin kept
  }
};

/** NotifyFailure, LogFailure, SyncFailed: each goes on when the one before could not do its work. */
const fail = async (options: MachineOptions, summary: SummarizeAnswer): Promise<void> => {
  await writeHistory(options, summary).catch((error: unknown) => {
    if (!(error instanceof StateFailed)) throw error;
  });
  options.execution.end = 'failed';
};

const writeHistory = async ({ world, execution }: MachineOptions, { item }: SummarizeAnswer): Promise<void> => {
  try {
    await world.boundary.cross(execution.actor, 'machine.history', () => execution.history.push(item));
  } catch {
    throw new StateFailed({ Error: 'DynamoDB.InternalServerError', Cause: '' });
  }
};

const loadParts = async (options: MachineOptions, { parts, load_concurrency: atOnce, ...answer }: ExtractAnswer): Promise<void> => {
  const waiting = [...parts];
  const worker = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) await child(options, answer, part);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

const child = async (options: MachineOptions, answer: Omit<ExtractAnswer, 'parts' | 'load_concurrency'>, part: PartPointer): Promise<void> => {
  const { client_id, product_type, sync_type, sync_id, extraction_timestamp, owner, started_at, request } = answer;
  try {
    const transformed = await task(options, 'transform', { client_id, product_type, sync_type, sync_id, extraction_timestamp, owner, started_at, request, part });
    await task(options, 'load', transformed);
  } catch (error) {
    if (!(error instanceof StateFailed)) throw error;
    await stopRun(options, client_id, error.caught);
  }
};

const stopRun = async ({ world, execution }: MachineOptions, clientId: string, stop: CaughtError): Promise<void> => {
  try {
    await world.boundary.cross(execution.actor, 'machine.stopRun', () => {
      const stored = world.stores.state.items.get(clientId);
      if (stored?.state.owner !== execution.owner || stored.state.stop) return; // the condition fails
      world.stores.state.items.set(clientId, { state: { ...stored.state, stop }, version: stored.version + 1 });
    });
  } catch {
    // caught in the child, which ends
  }
};

const mostAttempts = 4;

/** One Task: up to three more attempts, as its retriers say. */
const task = async (options: MachineOptions, stage: StageName, payload: unknown): Promise<unknown> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await invoke(options, stage, payload);
    } catch (error) {
      if (!(error instanceof StateFailed) || attempt === mostAttempts || permanent.has(error.caught.Error)) throw error;
      await options.world.boundary.sleep(options.execution.actor, options.world.chance.next() * 2000 * 2 ** (attempt - 1));
    }
  }
};

/** One invocation of one Lambda: an actor of its own, which can die or be given up while it lives. */
const invoke = (options: MachineOptions, stage: StageName, payload: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { world, execution, deaths, onPayload } = options;
    const actor = new Actor(stage, execution.actor);
    const { boundary, scheduler } = world;
    const endsAt = scheduler.now + options.lifeMs[stage];
    const fail = (caught: CaughtError): void => {
      boundary.tell(execution.actor, 5, () => {
        reject(new StateFailed(caught));
      });
    };
    deaths.set(actor, () => {
      fail({ Error: 'Lambda.Unknown', Cause: '' });
    });
    scheduler.after(options.lifeMs[stage], () => {
      if (execution.actor.pausedUntil > scheduler.now || !deaths.delete(actor)) return; // a stopped host stops nobody
      actor.die();
      fail({ Error: 'Sandbox.Timedout', Cause: '' });
    });

    const text = JSON.stringify(payload);
    onPayload(text);
    const given: SiesaRow[] = [];
    const ports = simPorts(world, actor, { ...execution, onRows: (rows) => given.push(...rows) });
    stages[stage](JSON.parse(text), ports, { remainingMs: () => endsAt - scheduler.now }).then(
      (answer) => {
        if (deaths.delete(actor)) remember(execution.given, given); // not of an attempt that was given up
        const answered = JSON.stringify(answer);
        onPayload(answered);
        boundary.tell(execution.actor, 1, () => {
          resolve(JSON.parse(answered));
        });
      },
      (error: unknown) => {
        deaths.delete(actor);
        fail(errorOf(error));
      },
    );
  });

const remember = (given: Map<string, number>, rows: readonly SiesaRow[]): void => {
  for (const { f_codigo: id, f_fecha_modificacion: modified } of rows) {
    if (typeof id === 'string' && typeof modified === 'string') given.set(id, Math.max(given.get(id) ?? 0, Date.parse(modified)));
  }
};

type AnyStage = (event: unknown, ports: ReturnType<typeof simPorts>, slice: { readonly remainingMs: () => number }) => Promise<unknown>;

const stages: Readonly<Record<StageName, AnyStage>> = {
  extract: async (event, ports, slice) => extract(parseExtractRequest(event), ports, slice),
  transform: async (event, ports, slice) => transform(parseTransformRequest(event), ports, slice),
  load: async (event, ports, slice) => load(parseLoadRequest(event), ports, slice),
  summarize: async (event, ports, slice) => summarize(parseSummarizeRequest(event), ports, slice),
};
