import * as v from 'valibot';
import { clientIdProblem } from '../configuration/client-id.ts';
import { InvalidInput } from '../errors.ts';
import { partKeys } from '../run/run-keys.ts';

/*
 * What passes between the states, as docs/reference/messages.md describes it. Pointers and counts, never records: every payload stays below 64 KiB.
 *
 *   Begin ─▶ ExtractRequest ─▶ ExtractAnswer ─▶ (a child: TransformRequest ─▶ TransformAnswer = LoadRequest ─▶ LoadAnswer)
 *                   ▲                │ has_more                                          │ no more
 *                   └────────────────┘                                   SummarizeRequest ─▶ SummarizeAnswer
 *                                                            any state + error = FailureRequest ─▶ SummarizeAnswer
 */

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));
const time = v.pipe(
  v.string(),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'Expected an ISO 8601 time'),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const clientId = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? clientIdProblem(dataset.value) : undefined;
    if (problem) addIssue({ message: problem });
  }),
);
const syncType = v.picklist(['initial', 'incremental'], "Expected 'initial' or 'incremental'");
const syncIdText = v.pipe(v.string(), v.regex(/^sync-[0-9]{8}-[0-9]{6}-[0-9a-f]{4}$/, 'Expected a sync id'));
const part = v.object({ key: text, count });

/** What a person or a schedule asks for. */
const syncRequest = v.object({
  client_id: clientId,
  sync_type: v.optional(syncType, 'incremental'),
  accept_shrink: v.optional(v.boolean(), false),
});
const run = { request: syncRequest, owner: text, started_at: time };
const about = { client_id: clientId, product_type: text, sync_id: syncIdText };

/** Where reading goes on in the next slice. `slice`, `attempt`: the slice that has just ended, the last link of the chain of manifests. */
const resume = v.object({
  slice: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
  attempt: v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/)),
  /** What is read next: pages of a pass, then the open rejects, then nothing. */
  phase: v.picklist(['pages', 'rejects', 'done']),
  pass: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)),
  next: v.nullable(v.object({ page: v.exactOptional(count), after: v.exactOptional(v.string()) })),
  /** The cursor that the run will leave if all is accounted for; absent until Siesa has answered once. */
  cursor: v.optional(time),
  /** What Siesa last said the query holds. */
  total: v.optional(count),
  /** In this pass no id came twice and the total stayed. */
  steady: v.boolean(),
  /** In the whole run the total stayed. */
  still: v.boolean(),
  /** Ids that this pass brought and no earlier one had. */
  fresh: count,
  /** Ids that this pass brought, and rows that held nothing. */
  met: count,
  /** The same of all passes together. */
  known: count,
  /** Rejects fetched afresh so far. */
  retried: count,
});

const extractAnswer = v.object({
  ...about,
  sync_type: syncType,
  parts: v.array(part),
  count,
  has_more: v.boolean(),
  wait_seconds: count,
  resume,
  load_concurrency: count,
  extraction_timestamp: time,
  ...run,
});

/** Several slices of one run share `extraction_timestamp`: it comes back with the last answer. */
const extractRequest = v.object({
  ...run,
  resume: v.optional(resume),
  extraction_timestamp: v.optional(time),
});

/** The child's input: the Map's ItemSelector. */
const transformRequest = v.object({ ...about, sync_type: syncType, extraction_timestamp: time, part, ...run });

const validationError = v.object({ id: v.string(), path: v.string(), code: v.string(), error: v.string() });
const transformAnswer = v.object({
  ...about,
  sync_type: syncType,
  part,
  count,
  rejected: count,
  duplicates: count,
  validation_errors: v.array(validationError),
  extraction_timestamp: time,
  transformation_timestamp: time,
  stopped: v.optional(v.boolean(), false),
  ...run,
});

const stateError = v.object({ Error: v.optional(v.string(), 'Unknown'), Cause: v.optional(v.string(), '') });

/** Whatever the state was at the failure: at least Begin's output and the error. Nothing else is relied on. */
const failureRequest = v.object({
  request: v.optional(v.unknown()),
  owner: v.optional(v.string(), ''),
  started_at: v.optional(v.string(), ''),
  error: stateError,
  resume: v.optional(v.fallback(v.optional(resume), undefined)),
  product_type: v.optional(v.fallback(v.optional(v.string()), undefined)),
  extraction_timestamp: v.optional(v.fallback(v.optional(v.string()), undefined)),
});

export type SyncType = v.InferOutput<typeof syncType>;
export type SyncRequest = v.InferOutput<typeof syncRequest>;
export type PartPointer = v.InferOutput<typeof part>;
export type Resume = v.InferOutput<typeof resume>;
export type ExtractRequest = v.InferOutput<typeof extractRequest>;
export type ExtractAnswer = v.InferOutput<typeof extractAnswer>;
export type TransformRequest = v.InferOutput<typeof transformRequest>;
export type TransformAnswer = v.InferOutput<typeof transformAnswer>;
export type ValidationError = v.InferOutput<typeof validationError>;
export type LoadRequest = TransformAnswer;
export type FailureRequest = v.InferOutput<typeof failureRequest> & { readonly kind: 'failure' };
export type SummarizeRequest = (ExtractAnswer & { readonly kind: 'end' }) | FailureRequest;

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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `tenantId` is accepted for `client_id`, where the two do not contradict each other. */
const withClientId = (request: unknown): unknown => {
  if (!isObject(request)) return request;

  const { tenantId, ...rest } = request;
  const { client_id: id = tenantId } = rest;
  if (tenantId !== undefined && id !== tenantId) throw new InvalidInput('client_id and tenantId name two clients.');
  return { ...rest, client_id: id };
};

const withRequest = (event: unknown): unknown =>
  isObject(event) ? { ...event, request: withClientId(event['request']) } : event;

/** An extraction invoked by hand, `{"client_id": "cliente-a"}`, has no machine to name it. */
export interface Invocation {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/**
 * Reads what ExtractFromSiesa is given: Begin's output, the answer of the slice before, or the flat form `{client_id | tenantId, sync_type?, accept_shrink?}`.
 *
 * @throws {@link InvalidInput} with every problem at once.
 */
export const parseExtractRequest = (
  event: unknown,
  { now, random }: Invocation = { now: Date.now, random: Math.random },
): ExtractRequest => {
  const byHand = isObject(event) && event['request'] === undefined;
  if (!byHand) return parse(extractRequest, 'ExtractFromSiesa', withRequest(event));

  const owner = `by-hand:${now().toString()}:${random().toString(16).slice(2, 10)}`;
  return parse(extractRequest, 'ExtractFromSiesa', {
    request: withClientId(event),
    owner,
    started_at: new Date(now()).toISOString(),
  });
};

/** The keys of a part must lie in its own run: a payload cannot point into another client's. */
const inOwnRun = <
  Request extends {
    readonly client_id: string;
    readonly sync_id: string;
    readonly part: PartPointer;
    readonly request: SyncRequest;
  },
>(
  request: Request,
): Request => {
  if (request.request.client_id !== request.client_id)
    throw new InvalidInput(
      `The request of client '${request.request.client_id}' came with the run of '${request.client_id}'.`,
    );
  if (partKeys(request.client_id, request.sync_id, request.part.key)) return request;
  throw new InvalidInput(
    `'${request.part.key.slice(0, 200)}' is not a part of ${request.sync_id} of client '${request.client_id}'.`,
  );
};

/** Reads what TransformData is given. @throws {@link InvalidInput} */
export const parseTransformRequest = (event: unknown): TransformRequest =>
  inOwnRun(parse(transformRequest, 'TransformData', withRequest(event)));

/** Reads what LoadToProduct is given: TransformData's answer, whole. @throws {@link InvalidInput} */
export const parseLoadRequest = (event: unknown): LoadRequest =>
  inOwnRun(parse(transformAnswer, 'LoadToProduct', withRequest(event)));

/**
 * Reads what the summarizer is given: the last extract answer (SummarizeSync), or any state with `error` (ReportFailure), of which nothing but the error is
 * demanded: a failure must be reported whatever is missing.
 *
 * @throws {@link InvalidInput}
 */
export const parseSummarizeRequest = (event: unknown): SummarizeRequest =>
  isObject(event) && event['error'] !== undefined
    ? { kind: 'failure', ...parse(failureRequest, 'ReportFailure', event) }
    : { kind: 'end', ...parse(extractAnswer, 'SummarizeSync', withRequest(event)) };
