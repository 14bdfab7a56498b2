import type { ExtractAnswer, PartPointer, SummarizeAnswer } from '@siesa-integration/sync-pipeline';
import { StateFailed, task, type CaughtError, type MachineOptions } from './sim-task.ts';

/** Runs one execution to its end, as the state machine of `system.md` section 2 does. Never resolves when the execution is killed. */
export const runMachine = async (options: MachineOptions): Promise<void> => {
  const { execution } = options;
  let state: unknown = {
    request: execution.input,
    owner: execution.owner,
    started_at: new Date(execution.startedAt).toISOString(),
  };
  try {
    for (;;) {
      const answer = (await task(options, 'extract', state)) as ExtractAnswer;
      state = answer;
      await loadParts(options, answer);
      if (!answer.has_more) break;
      if (answer.wait_seconds > 0) await options.world.boundary.sleep(execution.actor, answer.wait_seconds * 1000);
    }
    const summary = (await task(options, 'summarize', state)) as SummarizeAnswer;
    state = {
      request: execution.input,
      owner: execution.owner,
      started_at: new Date(execution.startedAt).toISOString(),
    };
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
  const { client_id, product_type, sync_type, sync_id, extraction_timestamp, owner, started_at, request } = answer;
  try {
    const transformed = await task(options, 'transform', {
      client_id,
      product_type,
      sync_type,
      sync_id,
      extraction_timestamp,
      owner,
      started_at,
      request,
      part,
    });
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
