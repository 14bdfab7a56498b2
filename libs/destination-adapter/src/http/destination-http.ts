import { createKeyRing, fullJitterMs, retryAfterMs, sleepFor } from '@siesa-integration/outgoing-http';
import type { DestinationConnection } from '../definition/destination-adapter.ts';
import type { DestinationSecret } from '../definition/destination-definition.ts';
import { ProductAuthenticationFailed, rateLimited } from '../definition/destination-errors.ts';
import { errorText } from '../reply/error-text.ts';
import { callDestination, type CallOutcome, type CallTools, type HttpRequest } from './call-destination.ts';
import { callFailure } from './call-failure.ts';
import type { DestinationAnswer, DestinationRequest } from './destination-request.ts';
import { openSession, type DestinationSession, type SessionDefinition } from './destination-session.ts';
import type { LimitTools, SendLimits } from './send-limits.ts';

/** Retries of one request after its first attempt. */
const maxRetries = 3;
/** Longest backoff, and the first one's bound, before jitter. */
const backoff = { firstMs: 500, longestMs: 20_000 };
/** When a destination asks for a longer pause, the request fails and a later run sends it. */
const longestRetryAfterMs = 900_000;

/** The only retry layer between an adapter and its destination. */
export interface DestinationHttp<Secret extends DestinationSecret> extends LimitTools {
  /**
   * Makes one request until it is answered: retries lost answers and passing failures with full jitter, and a refused key once, after reading
   * the secret again.
   *
   * @throws the errors of `destination-errors.ts`.
   */
  readonly request: (request: DestinationRequest, limits: SendLimits) => Promise<DestinationAnswer>;
  readonly secret: () => Promise<Secret>;
}

/** Makes the requests of one client. Reads nothing and calls nothing before the first request. */
export const createDestinationHttp = <Secret extends DestinationSecret>(
  definition: SessionDefinition<Secret>,
  connection: DestinationConnection,
): DestinationHttp<Secret> => {
  const { clock = Date.now, random = Math.random, sleep = sleepFor, timeoutMs = 30_000 } = connection;
  const tools: CallTools = { fetch: connection.fetch ?? globalThis.fetch, clock, onCall: connection.onCall };
  const sessions = createKeyRing<DestinationSession<Secret>>({
    read: ({ refresh } = {}) => openSession(definition, connection, refresh),
    same: hasSameKey,
  });
  let pausedUntil = 0;

  /** @returns `false` when the wait does not fit into the limits. */
  const waitToRetry = (outcome: CallOutcome, retries: number, limits: SendLimits): Promise<boolean> => {
    const jitter = fullJitterMs({ ...backoff, retries, random });
    const asked = outcome.kind === 'answered' ? retryAfterMs(outcome.retryAfter, clock()) : undefined;
    if (asked === undefined) return limits.wait(jitter);
    if (asked > longestRetryAfterMs) return Promise.resolve(false);
    pausedUntil = Math.max(pausedUntil, clock() + asked); // for every call of this client
    return limits.wait(asked + jitter);
  };

  const attempt = async (
    request: DestinationRequest,
    limits: SendLimits,
  ): Promise<[CallOutcome, DestinationSession<Secret>]> => {
    limits.throwIfEnded();
    const pause = pausedUntil - clock();
    if (pause > 0 && !(await limits.wait(pause)))
      throw rateLimited(`${definition.title} asked for a pause that lasts longer than this run.`);
    const session = await sessions.current();
    limits.throwIfEnded();
    const outcome = await limits.withSignal(timeoutMs, (signal) =>
      callDestination(toHttpRequest(request, session), tools, signal),
    );
    if (outcome.kind !== 'answered') limits.throwIfEnded(); // aborted by the caller or the deadline
    return [outcome, session];
  };

  const request = async (wanted: DestinationRequest, limits: SendLimits): Promise<DestinationAnswer> => {
    let renewed = false;
    for (let retries = 0; ; ) {
      const [outcome, session] = await attempt(wanted, limits);
      if (isRefusedKey(outcome)) {
        if (renewed || !(await sessions.insteadOf(session))) throw keyRefused(definition.title, connection);
        renewed = true;
        continue;
      }
      if (outcome.kind === 'answered' && !isPassing(outcome.status))
        return { ...outcome, errorText: (value) => errorText(value, session.redact) };
      const fail = (): Error => callFailure(definition.title, wanted, session, outcome, retries);
      if (outcome.kind === 'redirected' || outcome.kind === 'too-large') throw fail();
      if (retries === maxRetries || !(await waitToRetry(outcome, retries, limits))) throw fail();
      retries += 1;
    }
  };

  return {
    request,
    clock,
    sleep,
    secret: async () => (await sessions.current()).secret,
  };
};

const toHttpRequest = (
  { method, path, body, operation }: DestinationRequest,
  session: DestinationSession,
): HttpRequest => ({
  method,
  url: session.url(path),
  headers: session.headers,
  operation,
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

const isRefusedKey = (outcome: CallOutcome): boolean =>
  outcome.kind === 'answered' && (outcome.status === 401 || outcome.status === 403);

const hasSameKey = (one: DestinationSession, other: DestinationSession): boolean =>
  JSON.stringify(one.headers) === JSON.stringify(other.headers);

const keyRefused = (title: string, { credentials }: DestinationConnection): ProductAuthenticationFailed =>
  new ProductAuthenticationFailed(
    `${title} refused the key in '${credentials.secretName}', also after reading it again. Put the client's current key there.`,
  );

const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;
