import { extract } from '../stages/extract/extract.ts';
import { load } from '../stages/load/load.ts';
import type { Slice } from '../ports.ts';
import type { LoadAnswer, SummarizeAnswer } from '../stage-answers.ts';
import {
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
  type ExtractAnswer,
  type PartPointer,
} from '../stages/parse-requests.ts';
import { summarize } from '../stages/summarize/summarize.ts';
import { transform } from '../stages/transform/transform.ts';
import type { WalkPorts } from '../testing/test-ports.ts';

/** One execution, as the state machine would start it. */
export interface WalkOptions {
  /** What a schedule or a person gives. */
  readonly input: Readonly<Record<string, unknown>>;
  /** @defaultValue a new execution */
  readonly owner?: string;
  /** ISO 8601. @defaultValue now */
  readonly startedAt?: string;
  /** Milliseconds that each invocation has. @defaultValue 300,000 */
  readonly remainingMs?: (stage: 'extract' | 'transform' | 'load' | 'summarize') => number;
  /** Sees every payload between two states. */
  readonly onPayload?: (state: string, payload: unknown) => void;
}

export interface WalkEnd {
  readonly status: 'success' | 'failed' | 'skipped';
  readonly summary?: SummarizeAnswer;
  /** Parts that were loaded. */
  readonly loaded: readonly LoadAnswer[];
  readonly error?: { readonly Error: string; readonly Cause: string };
}

let executions = 0;

/**
 * Walks the states of docs/workflow.md in this process, without the machine's retries: extract, each part through transform and load, more slices, the
 * summary; any error through ReportFailure. Payloads pass as JSON.
 *
 * @example
 * const { status, summary } = await walk(ports, { input: { client_id: 'cliente-a', sync_type: 'initial' } });
 */
export const walk = async (ports: WalkPorts, options: WalkOptions): Promise<WalkEnd> => {
  const {
    input,
    owner = `execution-${((executions += 1)).toString()}`,
    startedAt = new Date(ports.world.now()).toISOString(),
  } = options;
  const loaded: LoadAnswer[] = [];
  let state: unknown = pass(options, 'Begin', { request: input, owner, started_at: startedAt });
  try {
    for (;;) {
      const answer: ExtractAnswer = await extract(
        parseExtractRequest(state, ports.world),
        ports,
        sliceOf(options, 'extract'),
      );
      state = pass(options, 'ExtractFromSiesa', answer);
      for (const part of answer.parts) loaded.push(...(await child(ports, options, answer, part)));
      if (!answer.has_more) break;
      if (answer.wait_seconds > 0) await ports.world.sleep(answer.wait_seconds * 1000);
    }
    const summary = await summarize(parseSummarizeRequest(state), ports, sliceOf(options, 'summarize'));
    pass(options, 'SummarizeSync', summary);
    return { status: summary.status, summary, loaded };
  } catch (thrown) {
    return failed(ports, options, { state, thrown, loaded });
  }
};

/** Runs one child of the Map; an error in it stops the run as StopRun would. */
const child = async (
  ports: WalkPorts,
  options: WalkOptions,
  answer: ExtractAnswer,
  part: PartPointer,
): Promise<readonly LoadAnswer[]> => {
  const { client_id, product_type, sync_type, sync_id, extraction_timestamp, owner, started_at, request } = answer;
  const item = pass(options, 'LoadParts', {
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
  try {
    const transformed = pass(
      options,
      'TransformData',
      await transform(parseTransformRequest(item), ports, sliceOf(options, 'transform')),
    );
    return [await load(parseLoadRequest(transformed), ports, sliceOf(options, 'load'))];
  } catch (thrown) {
    await stopRun(ports, client_id, owner, errorOf(thrown));
    return [];
  }
};

/** What StopRun does: the first error of a child, while the owner still holds the lease. */
export const stopRun = async (
  ports: Pick<WalkPorts, 'state'>,
  clientId: string,
  owner: string,
  stop: { readonly Error: string; readonly Cause: string },
): Promise<void> => {
  for (;;) {
    const stored = await ports.state.read(clientId);
    if (stored?.state.owner !== owner || stored.state.stop) return;
    if (await ports.state.replace(clientId, { ...stored.state, stop }, stored.version)) return;
  }
};

const failed = async (
  ports: WalkPorts,
  options: WalkOptions,
  { state, thrown, loaded }: { state: unknown; thrown: unknown; loaded: readonly LoadAnswer[] },
): Promise<WalkEnd> => {
  const error = errorOf(thrown);
  if (error.Error === 'SyncAlreadyRunning') return { status: 'skipped', loaded, error };

  const summary = await summarize(
    parseSummarizeRequest({ ...(state as object), error }),
    ports,
    sliceOf(options, 'summarize'),
  );
  pass(options, 'ReportFailure', summary);
  return { status: 'failed', summary, loaded, error };
};

/** What the machine catches of a thrown error: its name, and Lambda's JSON. */
export const errorOf = (thrown: unknown): { readonly Error: string; readonly Cause: string } => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    Error: error.name,
    Cause: JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: [] }),
  };
};

const pass = (options: WalkOptions, state: string, payload: unknown): unknown => {
  const copy: unknown = JSON.parse(JSON.stringify(payload));
  options.onPayload?.(state, copy);
  return copy;
};

const sliceOf = (
  { remainingMs = () => 300_000 }: WalkOptions,
  stage: 'extract' | 'transform' | 'load' | 'summarize',
): Slice => {
  const ends = Date.now() + remainingMs(stage);
  return { remainingMs: () => ends - Date.now() };
};
