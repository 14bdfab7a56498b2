import { isRecord } from '@siesa-integration/canonical-model';
import {
  type ExtractRequest,
  extractRequest,
  type FailureRequest,
  failureRequest,
  type LoadRequest,
  loadRequest,
  type PartPointer,
  type SummarizeRequest,
  type SyncRequest,
  summarizeRequest,
  type TransformRequest,
  transformRequest,
} from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import { InvalidInput } from '../errors.ts';
import { continuedEvent } from './continued-event.ts';
import { partKeys } from '../run/run-keys.ts';

const parse = <Schema extends v.GenericSchema>(
  schema: Schema,
  stage: string,
  event: unknown,
): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, event);
  if (result.success) return result.output;
  throw new InvalidInput(`The input of ${stage} is not valid: ${result.issues.map(sentence).join('; ')}.`);
};

const sentence = (issue: v.BaseIssue<unknown>): string => {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${path}: ${issue.message}`;
};

/** `tenantId` is accepted for `client_id`, where the two do not contradict each other. */
const withClientId = (request: unknown): unknown => {
  if (!isRecord(request)) return request;

  const { tenantId, ...rest } = request;
  const { client_id: id = tenantId } = rest;
  if (tenantId !== undefined && id !== tenantId) throw new InvalidInput('client_id and tenantId name two clients.');
  return { ...rest, client_id: id };
};

const withRequest = (event: unknown): unknown =>
  isRecord(event) ? { ...event, request: withClientId(event['request']) } : event;

/** An extraction that is invoked by hand, `{"client_id": "cliente-a"}`, has no execution, so its owner is made here. */
export interface Invocation {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
}

const refuseSuccessor = (): never => {
  throw new InvalidInput(
    'The input holds a run, and this execution is not the one that goes on with it. Start a sync with `siesa-sync sync` instead of a copy of an execution.',
  );
};

/**
 * Reads the input of ExtractFromSiesa: Begin's output, the answer of the slice before, or the flat start message.
 *
 * @throws {@link InvalidInput} with every problem at once.
 */
export const parseExtractRequest = (
  event: unknown,
  { now, random }: Invocation = { now: Date.now, random: Math.random },
): ExtractRequest => {
  const byHand = isRecord(event) && event['request'] === undefined;
  if (!byHand) return parse(extractRequest, 'ExtractFromSiesa', withRequest(continuedEvent(event, refuseSuccessor)));

  const owner = `by-hand:${now().toString()}:${random().toString(16).slice(2, 10)}`;
  return parse(extractRequest, 'ExtractFromSiesa', {
    request: withClientId(event),
    owner,
    started_at: new Date(now()).toISOString(),
  });
};

interface PartRequest {
  readonly client_id: string;
  readonly sync_id: string;
  readonly part: PartPointer;
  readonly request: SyncRequest;
}

/** The key of a part must be one of its own run, so a payload cannot point into another client's. */
const inOwnRun = <Request extends PartRequest>(request: Request): Request => {
  if (request.request.client_id !== request.client_id)
    throw new InvalidInput(
      `The request of client '${request.request.client_id}' came with the run of '${request.client_id}'.`,
    );
  if (partKeys(request.client_id, request.sync_id, request.part.key)) return request;
  throw new InvalidInput(
    `'${request.part.key.slice(0, 200)}' is not a part of ${request.sync_id} of client '${request.client_id}'.`,
  );
};

/** Reads the input of TransformData. @throws {@link InvalidInput} */
export const parseTransformRequest = (event: unknown): TransformRequest =>
  inOwnRun(parse(transformRequest, 'TransformData', withRequest(event)));

/** Reads the input of LoadToProduct. @throws {@link InvalidInput} */
export const parseLoadRequest = (event: unknown): LoadRequest =>
  inOwnRun(parse(loadRequest, 'LoadToProduct', withRequest(event)));

/** Reads the input of ReportFailure: any state with `error`. @throws {@link InvalidInput} */
export const parseFailureRequest = (event: unknown): FailureRequest => ({
  kind: 'failure',
  ...parse(
    failureRequest,
    'ReportFailure',
    continuedEvent(event, () => event),
  ),
});

/** Reads the input of the summarizer: the last extract answer (SummarizeSync), or any state with `error` (ReportFailure). @throws {@link InvalidInput} */
export const parseSummarizeRequest = (event: unknown): SummarizeRequest =>
  isRecord(event) && event['error'] !== undefined
    ? parseFailureRequest(event)
    : { kind: 'end', ...parse(summarizeRequest, 'SummarizeSync', withRequest(event)) };
