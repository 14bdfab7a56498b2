import {
  type ExtractAnswer,
  type HandOverAnswer,
  type LoadAnswer,
  type PartPointer,
  type SummarizeAnswer,
  skippingErrorNames,
  syncStates,
} from '@siesa-integration/workflow-contract';
import type { ClientDirectory } from '../configuration/configuration-stores.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { extract } from '../stages/extract/extract.ts';
import type { ExtractPorts } from '../stages/extract/extract-ports.ts';
import { load } from '../stages/load/load.ts';
import type { LoadPorts } from '../stages/load/load-ports.ts';
import {
  parseExtractRequest,
  parseFailureRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
} from '../stages/parse-requests.ts';
import type { Slice } from '../stages/stage.ts';
import { reportFailure } from '../stages/summarize/failure/report-failure.ts';
import { summarize } from '../stages/summarize/summarize.ts';
import type { SummarizePorts } from '../stages/summarize/summarize-ports.ts';
import { transform } from '../stages/transform/transform.ts';
import { type CaughtError, errorOf, stopRun } from './stop-run.ts';

/** Ports of every stage over the same stores. */
export interface InProcessPorts extends ExtractPorts, LoadPorts, SummarizePorts {
  readonly clients: ClientDirectory;
  readonly ledger: Ledger;
}

type HandOver = Pick<HandOverAnswer, 'client_id' | 'sync_type' | 'successor'>;

type StageName = 'extract' | 'transform' | 'load' | 'summarize';

/** One run, as the state machine would start it. */
export interface RunSyncOptions {
  /** The start message, as a schedule or a person writes it. */
  readonly input: Readonly<Record<string, unknown>>;
  /** @defaultValue a new execution */
  readonly owner?: string;
  /** ISO 8601. @defaultValue now */
  readonly startedAt?: string;
  /** Seconds that each execution of the run has. @defaultValue 7,200 */
  readonly executionSeconds?: number;
  /** Milliseconds that each invocation has, by the clock of the ports. @defaultValue 300,000 */
  readonly remainingMs?: (stage: StageName) => number;
  /** Called with every payload between two states. */
  readonly onPayload?: (state: string, payload: unknown) => void;
}

export interface SyncEnd {
  readonly status: 'success' | 'failed' | 'skipped';
  readonly summary?: SummarizeAnswer;
  /** Parts that were loaded. */
  readonly loaded: readonly LoadAnswer[];
  readonly error?: CaughtError;
}

let executions = 0;

/**
 * Runs one sync in this process, over any ports: the states of the workflow in their order, without the machine's retries. Each part is loaded after the other;
 * any error ends in ReportFailure. Payloads pass as JSON. The sync history, which the machine itself writes, is not written.
 *
 * @example
 * const { status, summary } = await runSync(ports, { input: { client_id: 'cliente-a', sync_type: 'initial' } });
 */
export const runSync = async (ports: InProcessPorts, options: RunSyncOptions): Promise<SyncEnd> => {
  const {
    input,
    owner = `execution-${((executions += 1)).toString()}`,
    startedAt = new Date(ports.runtime.now()).toISOString(),
  } = options;
  const loaded: LoadAnswer[] = [];
  const begin = (request: unknown, id: string, began: string): unknown =>
    pass(options, syncStates.begin, {
      request,
      owner: id,
      started_at: began,
      execution: { number: 1, started_at: began, limit_seconds: options.executionSeconds ?? 7200 },
    });
  const succeed = ({ client_id, sync_type, successor }: HandOver): unknown =>
    begin({ client_id, sync_type, continues: successor }, successor.name, new Date(ports.runtime.now()).toISOString());
  let state = begin(input, owner, startedAt);
  try {
    for (;;) {
      const request = parseExtractRequest(state, ports.runtime);
      const answer = await extract(request, ports, sliceOf(ports, options, 'extract'));
      state = pass(options, syncStates.extractFromSiesa, answer);
      for (const part of answer.parts) loaded.push(...(await loadPart(ports, options, answer, part)));
      if (answer.wait_seconds > 0) await ports.runtime.sleep(answer.wait_seconds * 1000);
      if (answer.successor) state = succeed({ ...answer, successor: answer.successor });
      if (answer.has_more) continue;

      const summary = await summarize(parseSummarizeRequest(state), ports, sliceOf(ports, options, 'summarize'));
      pass(options, syncStates.summarizeSync, summary);
      if (!('successor' in summary)) return { status: summary.status, summary, loaded };
      state = succeed(summary);
    }
  } catch (thrown) {
    return failed(ports, options, { state, thrown, loaded });
  }
};

/** Runs one child of the Map; an error in it stops the run, as the state StopRun does. */
const loadPart = async (
  ports: InProcessPorts,
  options: RunSyncOptions,
  answer: ExtractAnswer,
  part: PartPointer,
): Promise<readonly LoadAnswer[]> => {
  const { client_id, product_type, sync_type, sync_id, extraction_timestamp, owner, started_at } = answer;
  const { execution, request } = answer;
  const about = { client_id, product_type, sync_type, sync_id, extraction_timestamp, owner, started_at };
  const item = pass(options, syncStates.loadParts, { ...about, execution, request, part });
  try {
    let state = pass(
      options,
      syncStates.transformData,
      await transform(parseTransformRequest(item), ports, sliceOf(ports, options, 'transform')),
    );
    for (;;) {
      const loaded = await load(parseLoadRequest(state), ports, sliceOf(ports, options, 'load'));
      if (!loaded.has_more) return [loaded];
      state = pass(options, syncStates.loadToProduct, loaded);
    }
  } catch (thrown) {
    await stopRun(ports, client_id, owner, errorOf(thrown));
    return [];
  }
};

interface FailedState {
  readonly state: unknown;
  readonly thrown: unknown;
  readonly loaded: readonly LoadAnswer[];
}

const failed = async (
  ports: InProcessPorts,
  options: RunSyncOptions,
  { state, thrown, loaded }: FailedState,
): Promise<SyncEnd> => {
  const error = errorOf(thrown);
  if (skippingErrorNames().includes(error.Error)) return { status: 'skipped', loaded, error };

  const summary = await reportFailure(parseFailureRequest({ ...(state as object), error }), ports);
  pass(options, syncStates.reportFailure, summary);
  return { status: 'failed', summary, loaded, error };
};

const pass = (options: RunSyncOptions, state: string, payload: unknown): unknown => {
  const copy: unknown = JSON.parse(JSON.stringify(payload));
  options.onPayload?.(state, copy);
  return copy;
};

const sliceOf = (
  { runtime }: Pick<InProcessPorts, 'runtime'>,
  { remainingMs = () => 300_000 }: RunSyncOptions,
  stage: StageName,
): Slice => {
  const ends = runtime.now() + remainingMs(stage);
  return { remainingMs: () => ends - runtime.now() };
};
