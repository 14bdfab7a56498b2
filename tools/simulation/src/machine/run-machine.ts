import {
  type ExtractAnswer,
  type HandOverAnswer,
  type LoadAnswer,
  type PartPointer,
  type Successor,
  type SummarizeAnswer,
  skippingErrorNames,
  syncStates,
} from '@siesa-integration/workflow-contract';
import type { CaughtError } from '@siesa-integration/sync-pipeline/in-process';
import type { Execution } from './execution.ts';
import { type MachineOptions, runTask, StateFailed, taskRetries } from './run-task.ts';

/** The calls that the machine makes itself, as the boundary names them. */
export const machineCalls = {
  stopRun: `machine.${syncStates.stopRun}`,
  handOver: `machine.${syncStates.handOver}`,
  writeHistory: 'machine.history',
} as const;

/**
 * Runs one execution as the state machine does: its states, its retries, its catchers. Never resolves when the execution is killed.
 *
 * docs/reference/messages.md has what passes between the states.
 */
export const runMachine = async (options: MachineOptions): Promise<void> => {
  const { execution } = options;
  let state: unknown = begin(execution);
  try {
    for (;;) {
      const answer = (await runTask(options, syncStates.extractFromSiesa, state)) as ExtractAnswer;
      state = answer;
      await loadParts(options, answer);
      if (answer.successor) {
        await handOver(options, answer.successor);
        return;
      }
      if (!answer.has_more) break;
      if (answer.wait_seconds > 0) await options.setup.boundary.sleep(execution.process, answer.wait_seconds * 1000);
    }
    const summary = (await runTask(options, syncStates.summarizeSync, state)) as SummarizeAnswer | HandOverAnswer;
    if ('successor' in summary) {
      state = summary;
      await handOver(options, summary.successor);
      return;
    }
    state = begin(execution); // SummarizeSync's own answer is not an input of ReportFailure
    execution.summary = summary;
    if (summary.status === 'failed') await fail(options, summary);
    else await succeed(options, summary);
  } catch (error) {
    if (!(error instanceof StateFailed)) throw error;
    if (skippingErrorNames(options.catalogue).includes(error.caught.Error)) execution.end = 'skipped';
    else await reportFailure(options, state, error.caught);
  }
};

const begin = ({ input, id, beganAt, limitMs }: Execution): unknown => {
  const started_at = new Date(beganAt).toISOString();
  const execution = { number: 1, started_at, limit_seconds: limitMs / 1000 };
  return { request: input, owner: id, started_at, execution };
};

/** HandOver with its retrier: Step Functions starts no second execution of one name. */
const handOver = async ({ setup, execution, start }: MachineOptions, successor: Successor): Promise<void> => {
  const { boundary } = setup;
  for (let retry = 0; ; retry += 1) {
    try {
      await boundary.cross(execution.process, machineCalls.handOver, () => {
        start(execution, successor);
      });
      execution.end = 'handed over';
      return;
    } catch {
      if (retry === taskRetries.maxAttempts) throw new StateFailed({ Error: 'States.Timeout', Cause: '' });
      await boundary.sleep(execution.process, taskRetries.intervalSeconds * 1000);
    }
  }
};

const succeed = async (options: MachineOptions, summary: SummarizeAnswer): Promise<void> => {
  await writeHistory(options, summary);
  options.execution.end = 'success';
};

const reportFailure = async (options: MachineOptions, state: unknown, error: CaughtError): Promise<void> => {
  try {
    const summary = (await runTask(options, syncStates.reportFailure, {
      ...(state as object),
      error,
    })) as SummarizeAnswer;
    options.execution.summary = summary;
    await fail(options, summary);
  } catch (thrown) {
    if (!(thrown instanceof StateFailed)) throw thrown;
    options.execution.end = 'failed'; // LogFailureUnreported
  }
};

/** NotifyFailure, LogFailure, SyncFailed: each runs also when the one before failed. */
const fail = async (options: MachineOptions, summary: SummarizeAnswer): Promise<void> => {
  await writeHistory(options, summary).catch((error: unknown) => {
    if (!(error instanceof StateFailed)) throw error;
  });
  options.execution.end = 'failed';
};

const writeHistory = async ({ setup, execution }: MachineOptions, { item }: SummarizeAnswer): Promise<void> => {
  try {
    await setup.boundary.cross(execution.process, machineCalls.writeHistory, () => execution.history.push(item));
  } catch {
    throw new StateFailed({ Error: 'DynamoDB.InternalServerError', Cause: '' });
  }
};

const loadParts = async (
  options: MachineOptions,
  { parts, load_concurrency: atOnce, ...answer }: ExtractAnswer,
): Promise<void> => {
  const waiting = [...parts];
  const worker = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) await child(options, answer, part);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

const child = async (
  options: MachineOptions,
  answer: Omit<ExtractAnswer, 'parts' | 'load_concurrency'>,
  part: PartPointer,
): Promise<void> => {
  const { client_id, product_type, sync_type, sync_id, extraction_timestamp, owner, started_at, request, execution } =
    answer;
  try {
    let state = await runTask(options, syncStates.transformData, {
      client_id,
      product_type,
      sync_type,
      sync_id,
      extraction_timestamp,
      owner,
      started_at,
      request,
      execution,
      part,
    });
    for (let hasMore = true; hasMore; ) {
      state = await runTask(options, syncStates.loadToProduct, state);
      hasMore = (state as LoadAnswer).has_more;
    }
  } catch (error) {
    if (!(error instanceof StateFailed)) throw error;
    await stopRun(options, client_id, error.caught);
  }
};

const stopRun = async ({ setup, execution }: MachineOptions, clientId: string, stop: CaughtError): Promise<void> => {
  try {
    await setup.boundary.cross(execution.process, machineCalls.stopRun, () => {
      const stored = setup.stores.state.items.get(clientId);
      if (stored?.state.owner !== execution.owner || stored.state.stop) return; // the write's condition fails
      setup.stores.state.items.set(clientId, { state: { ...stored.state, stop }, version: stored.version + 1 });
    });
  } catch {
    // The child catches it and ends.
  }
};
