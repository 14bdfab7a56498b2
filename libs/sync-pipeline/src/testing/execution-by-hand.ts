import type { ExtractAnswer } from '@siesa-integration/workflow-contract';
import { extract } from '../stages/extract/extract.ts';
import { load } from '../stages/load/load.ts';
import { parseExtractRequest, parseLoadRequest, parseTransformRequest } from '../stages/parse-requests.ts';
import type { Slice } from '../stages/stage.ts';
import { transform } from '../stages/transform/transform.ts';
import type { SyncBench } from './a-sync-bench.ts';

export const minute = 60_000;

/** Too little for a second page. */
export const onePageMs = minute - 1;

export const slice = (remainingMs = 5 * minute): Slice => ({ remainingMs: () => remainingMs });

/** A payload as it arrives in the next state. */
export const json = (value: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

/** The output of Begin in an execution that begins now. */
export const begun = (request: unknown, owner: string) => {
  const started_at = new Date().toISOString();
  return { request, owner, started_at, execution: { number: 1, started_at, limit_seconds: 7200 } };
};

/** The slice after an answer, one page. */
export const nextSlice = ({ ports }: SyncBench, answer: unknown): Promise<ExtractAnswer> =>
  extract(parseExtractRequest(json(answer)), ports, slice(onePageMs));

/** Loads the parts of a slice, one after the other. Returns the status of each. */
export const loadParts = async (
  { ports }: SyncBench,
  { parts, ...about }: ExtractAnswer,
): Promise<readonly string[]> => {
  const statuses: string[] = [];
  for (const part of parts) {
    const mapped = await transform(parseTransformRequest(json({ ...about, part })), ports, slice());
    statuses.push((await load(parseLoadRequest(json(mapped)), ports, slice())).status);
  }
  return statuses;
};
