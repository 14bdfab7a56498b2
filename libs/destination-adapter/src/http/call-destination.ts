import { readBody, type ReadBody, requestIdOf } from '@siesa-integration/outgoing-http';
import type { DestinationCall } from '../definition/destination-adapter.ts';
import type { BulkReading } from '../reply/read-bulk-reply.ts';
import { isAboutRecords, type DestinationRequest } from './destination-request.ts';

/** One HTTP request with its address and key. */
export interface HttpRequest extends Pick<DestinationRequest, 'method' | 'operation' | 'read'> {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
}

/** What one attempt brought. Only an answer that was read whole is `answered`. */
export type CallOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfter: string | null;
      /** Parsed JSON; the text itself when an error's body is not JSON; `undefined` when empty. */
      readonly body: unknown;
      /** Of a 2xx, where the request defines how to read it. */
      readonly reading?: BulkReading;
    }
  /** No answer, or one cut short: the request may have been applied. */
  | { readonly kind: 'lost'; readonly cause: unknown }
  /** A success that was read whole and is not JSON. `problem` completes "answered with …". */
  | { readonly kind: 'unreadable'; readonly problem: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'redirected' };

/** What an attempt needs from outside. */
export interface CallTools {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => number;
  readonly onCall?: ((call: DestinationCall) => void) | undefined;
}

/**
 * Makes one attempt and reads its answer whole, within the signal. Never retries, never follows a redirect.
 *
 * Rethrows a `ConfigurationInvalid` of `fetch`: a guarded one that refuses the address.
 *
 * @param attempt - 1 for the first one of the request
 */
export const callDestination = async (
  request: HttpRequest,
  tools: CallTools,
  signal: AbortSignal,
  attempt: number,
): Promise<CallOutcome> => {
  const started = tools.clock();
  const { outcome, response } = await fetchOutcome(request, tools, signal);
  const ok = outcome.kind === 'answered' && isAboutRecords(outcome.status) && !saysFailed(outcome);
  const requestId = response && requestIdOf(response.headers);
  tools.onCall?.({
    operation: request.operation,
    ok,
    durationMs: tools.clock() - started,
    attempt,
    ...(response && { status: response.status }),
    ...(requestId !== undefined && { requestId }),
  });
  return outcome;
};

/** Whether an answer is a success by its status and states in its body that the whole call failed. */
export const saysFailed = ({ reading }: Extract<CallOutcome, { readonly kind: 'answered' }>): boolean =>
  reading !== undefined && 'failed' in reading;

const fetchOutcome = async (
  { method, url, headers, body, read }: HttpRequest,
  { fetch }: CallTools,
  signal: AbortSignal,
): Promise<{ readonly outcome: CallOutcome; readonly response?: Response }> => {
  let response: Response | undefined;
  try {
    response = await fetch(url, {
      method,
      headers: {
        ...headers,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      redirect: 'error', // a followed redirect sends the key to another host
      signal,
    });
    return { outcome: toOutcome(response, await readBody(response, { signal }), read), response };
  } catch (error) {
    return { outcome: failure(error), ...(response && { response }) };
  }
};

const toOutcome = (response: Response, body: ReadBody, read: HttpRequest['read']): CallOutcome => {
  if (body.kind === 'cut') return { kind: 'lost', cause: body.cause };
  if (body.kind === 'unreadable' && response.ok) return { kind: 'unreadable', problem: body.problem };
  const content = contentOf(body);
  return {
    kind: 'answered',
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: content,
    ...(read && response.ok && { reading: read(response.status, content) }),
  };
};

const contentOf = (body: Exclude<ReadBody, { readonly kind: 'cut' }>): unknown => {
  if (body.kind === 'json') return body.value;
  return body.kind === 'unreadable' ? body.text : undefined;
};

const failure = (error: unknown): CallOutcome => {
  for (const cause of causes(error)) {
    // By name, because a caller's `fetch` may throw the errors of another copy of outgoing-http.
    if (cause.name === 'ConfigurationInvalid') throw cause;
    if (cause.name === 'BodyTooLarge') return { kind: 'too-large' };
    if (cause.message === 'unexpected redirect') return { kind: 'redirected' }; // undici's message for redirect: 'error'
  }
  return { kind: 'lost', cause: error };
};

const causes = (error: unknown): readonly Error[] => (error instanceof Error ? [error, ...causes(error.cause)] : []);
