import type { DestinationCall } from './destination-adapter.ts';
import { parseBody, readText, UnreadableBody } from './read-body.ts';

/** One HTTP request, ready to go. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** For metrics: `upsert`, `tags`, … */
  readonly operation: string;
}

/** What came of one request. Only an answer that was read whole is `answered`. */
export type CallOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfter: string | null;
      /** Parsed JSON; the text itself where an error's body is no JSON; `undefined` when empty. */
      readonly body: unknown;
    }
  /** No answer, or one cut short: it may have been applied. */
  | { readonly kind: 'lost'; readonly cause: unknown }
  /** A success that came whole and makes no sense. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'redirected' };

/** What a call needs from outside. */
export interface CallTools {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => number;
  readonly onCall?: ((call: DestinationCall) => void) | undefined;
}

/** Statuses that say something of the records, not of the product's health. */
const healthy = (status: number): boolean => (status >= 200 && status < 300) || [400, 413, 422].includes(status);

/**
 * Makes one call and reads its answer whole, within the signal. Never retries, never follows a redirect.
 *
 * An error that names itself `ConfigurationInvalid` (a guarded `fetch` that refuses the address) goes through.
 */
export const callProduct = async (
  request: HttpRequest,
  tools: CallTools,
  signal: AbortSignal,
): Promise<CallOutcome> => {
  const started = tools.clock();
  const outcome = await attempt(request, tools, signal);
  const ok = outcome.kind === 'answered' && healthy(outcome.status);
  tools.onCall?.({ operation: request.operation, ok, durationMs: tools.clock() - started });
  return outcome;
};

const attempt = async (
  { method, url, headers, body }: HttpRequest,
  { fetch }: CallTools,
  signal: AbortSignal,
): Promise<CallOutcome> => {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...headers,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      redirect: 'error', // a followed redirect hands the key to another host
      signal,
    });
    const text = await readText(response, signal);
    return {
      kind: 'answered',
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: read(response, text),
    };
  } catch (error) {
    return failure(error);
  }
};

const read = (response: Response, text: string): unknown => {
  if (response.ok) return parseBody(text);
  try {
    return parseBody(text);
  } catch {
    return text;
  }
};

const failure = (error: unknown): CallOutcome => {
  if (error instanceof UnreadableBody) return { kind: 'unreadable', reason: error.message };
  for (const cause of causes(error)) {
    // By name: a guarded `fetch` refuses addresses, redirects and large bodies with classes of its own.
    if (cause.name === 'ConfigurationInvalid') throw cause;
    if (cause.name === 'BodyTooLarge') return { kind: 'too-large' };
    if (cause.message === 'unexpected redirect') return { kind: 'redirected' }; // undici's words for redirect: 'error'
  }
  return { kind: 'lost', cause: error };
};

const causes = (error: unknown): readonly Error[] => (error instanceof Error ? [error, ...causes(error.cause)] : []);
