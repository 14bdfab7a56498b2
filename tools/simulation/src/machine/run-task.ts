import type { SiesaRow } from '@siesa-integration/siesa-client';
import {
  extract,
  load,
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
  summarize,
  transform,
} from '@siesa-integration/sync-pipeline';
import { errorOf, type CaughtError } from '@siesa-integration/sync-pipeline/in-process';
import { type ErrorRow, isRetriedByMachine, type Successor, syncStates } from '@siesa-integration/workflow-contract';
import { SimProcess } from '../faults/sim-process.ts';
import { type ClientSetup, simPorts } from '../systems/sim-ports.ts';
import type { Execution } from './execution.ts';

export interface MachineOptions {
  readonly setup: ClientSetup;
  readonly execution: Execution;
  /** Milliseconds that each invocation has. */
  readonly timeoutMs: Readonly<Record<TaskState, number>>;
  /** What to do when the process of an invocation crashes. */
  readonly crashHandlers: Map<SimProcess, () => void>;
  /** Decides which errors the machine retries. @defaultValue the contract's catalogue */
  readonly catalogue?: readonly ErrorRow[];
  /** Starts the execution that goes on with the run of another one. */
  readonly start: (predecessor: Execution, successor: Successor) => void;
  readonly onPayload: (payload: string) => void;
}

/** An error as a state catches it. */
export class StateFailed extends Error {
  readonly caught: CaughtError;

  constructor(caught: CaughtError) {
    super(caught.Error);
    this.caught = caught;
  }
}

type Stage = (
  event: unknown,
  ports: ReturnType<typeof simPorts>,
  slice: { readonly remainingMs: () => number },
) => Promise<unknown>;

const summarizeEvent: Stage = async (event, ports, slice) => summarize(parseSummarizeRequest(event), ports, slice);

/** The states that run a Lambda function, and what it does. */
const stages = {
  [syncStates.extractFromSiesa]: async (event, ports, slice) => extract(parseExtractRequest(event), ports, slice),
  [syncStates.transformData]: async (event, ports, slice) => transform(parseTransformRequest(event), ports, slice),
  [syncStates.loadToProduct]: async (event, ports, slice) => load(parseLoadRequest(event), ports, slice),
  [syncStates.summarizeSync]: summarizeEvent,
  [syncStates.reportFailure]: summarizeEvent,
} satisfies Readonly<Record<string, Stage>>;

export type TaskState = keyof typeof stages;

/** The retrier of every Lambda state: `MaxAttempts` and `IntervalSeconds`, doubled each time. */
export const taskRetries = { maxAttempts: 3, intervalSeconds: 2 } as const;

/** Runs one Lambda state, with the machine's retries. */
export const runTask = async (options: MachineOptions, state: TaskState, payload: unknown): Promise<unknown> => {
  const { setup, execution, catalogue } = options;
  for (let retry = 0; ; retry += 1) {
    try {
      return await invoke(options, state, payload);
    } catch (error) {
      if (!(error instanceof StateFailed) || retry === taskRetries.maxAttempts) throw error;
      if (!isRetriedByMachine(error.caught.Error, catalogue)) throw error;
      const longestMs = taskRetries.intervalSeconds * 1000 * 2 ** retry;
      await setup.boundary.sleep(execution.process, setup.chance.next() * longestMs);
    }
  }
};

/** One invocation of one Lambda function, in a process of its own: it can crash, and it can go on after the machine stopped waiting for it. */
const invoke = (options: MachineOptions, state: TaskState, payload: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { setup, execution, crashHandlers, onPayload } = options;
    const process = new SimProcess(state, execution.process);
    const { boundary, scheduler } = setup;
    const endsAt = scheduler.now + options.timeoutMs[state];
    const fail = (caught: CaughtError): void => {
      boundary.deliver(execution.process, 5, () => {
        reject(new StateFailed(caught));
      });
    };
    crashHandlers.set(process, () => {
      fail({ Error: 'Lambda.Unknown', Cause: '' });
    });
    scheduler.after(options.timeoutMs[state], () => {
      // A paused host enforces no timeout.
      if (execution.process.pausedUntil > scheduler.now || !crashHandlers.delete(process)) return;
      process.kill();
      fail({ Error: 'Sandbox.Timedout', Cause: '' });
    });

    const text = JSON.stringify(payload);
    onPayload(text);
    const rows: SiesaRow[] = [];
    const ports = simPorts(setup, process, { ...execution, onRows: (more) => rows.push(...more) });
    stages[state](JSON.parse(text), ports, { remainingMs: () => endsAt - scheduler.now }).then(
      (answer) => {
        // Rows of an attempt that the machine no longer waits for do not count.
        if (crashHandlers.delete(process)) recordReceived(execution.received, rows);
        const answered = JSON.stringify(answer);
        onPayload(answered);
        boundary.deliver(execution.process, 1, () => {
          resolve(JSON.parse(answered));
        });
      },
      (error: unknown) => {
        crashHandlers.delete(process);
        fail(errorOf(error));
      },
    );
  });

const recordReceived = (received: Map<string, number>, rows: readonly SiesaRow[]): void => {
  for (const { f_codigo: id, f_fecha_modificacion: modified } of rows) {
    if (typeof id === 'string' && typeof modified === 'string')
      received.set(id, Math.max(received.get(id) ?? 0, Date.parse(modified)));
  }
};
