import { callProduct, type CallOutcome, type CallTools, type HttpRequest } from './call-product.ts';
import { callFailure } from './call-failure.ts';
import type { DestinationConnection } from './destination-adapter.ts';
import { RateLimited } from './destination-errors.ts';
import type { DestinationSession, SessionSpeech } from './destination-session.ts';
import type { DestinationAnswer, DestinationRequest } from './destination-request.ts';
import { createSessions } from './destination-sessions.ts';
import type { DestinationSecret } from './destination-definition.ts';
import { productWords } from './error-text.ts';
import { retryAfterMs } from './retry-after.ts';
import { realSleep, type LimitTools, type SendLimits } from './send-limits.ts';

/** Retries of one call after its first attempt. */
const maxRetries = 3;
/** Longest backoff, and the first one's bound, before jitter. */
const backoff = { firstMs: 500, longestMs: 20_000 };
/** A product that asks for more is left for a later run. */
const longestRetryAfterMs = 900_000;

/** The one retry layer between an adapter and its product. */
export interface DestinationHttp<Secret extends DestinationSecret> extends LimitTools {
  /**
   * Asks until there is an answer: lost answers and passing failures again with full jitter, a refused key once with the secret read anew.
   *
   * @throws the errors of `product-errors.ts`.
   */
  readonly ask: (order: DestinationRequest, limits: SendLimits) => Promise<DestinationAnswer>;
  readonly secret: () => Promise<Secret>;
}

/** Opens the line of one client to its product. Nothing is read or called before the first order. */
export const createDestinationHttp = <Secret extends DestinationSecret>(
  definition: SessionSpeech<Secret>,
  connection: DestinationConnection,
): DestinationHttp<Secret> => {
  const { clock = Date.now, random = Math.random, sleep = realSleep, timeoutMs = 30_000 } = connection;
  const tools: CallTools = { fetch: connection.fetch ?? globalThis.fetch, clock, onCall: connection.onCall };
  const sessions = createSessions(definition, connection);
  let pausedUntil = 0;

  /** @returns `false` when the wait does not fit into the limits. */
  const waitToRetry = (outcome: CallOutcome, retries: number, limits: SendLimits): Promise<boolean> => {
    const jitter = random() * Math.min(backoff.longestMs, backoff.firstMs * 2 ** retries);
    const asked = outcome.kind === 'answered' ? retryAfterMs(outcome.retryAfter, clock()) : undefined;
    if (asked === undefined) return limits.wait(jitter);
    if (asked > longestRetryAfterMs) return Promise.resolve(false);
    pausedUntil = Math.max(pausedUntil, clock() + asked); // for every call of this client
    return limits.wait(asked + jitter);
  };

  const attempt = async (
    order: DestinationRequest,
    limits: SendLimits,
  ): Promise<[CallOutcome, DestinationSession<Secret>]> => {
    limits.ensureGoing();
    const pause = pausedUntil - clock();
    if (pause > 0 && !(await limits.wait(pause)))
      throw new RateLimited(`${definition.title} asked for a pause that lasts longer than this run.`);
    const session = await sessions.current();
    limits.ensureGoing();
    const outcome = await limits.within(timeoutMs, (signal) => callProduct(toRequest(order, session), tools, signal));
    if (outcome.kind !== 'answered') limits.ensureGoing(); // ended by the caller or the deadline
    return [outcome, session];
  };

  const ask = async (order: DestinationRequest, limits: SendLimits): Promise<DestinationAnswer> => {
    for (let retries = 0; ; ) {
      const [outcome, session] = await attempt(order, limits);
      if (isRefusedKey(outcome)) {
        await sessions.renew(session);
        continue;
      }
      if (outcome.kind === 'answered') {
        sessions.prove(session);
        if (!isPassing(outcome.status)) return { ...outcome, words: (said) => productWords(said, session.redact) };
      }
      const fail = (): Error => callFailure(definition.title, order, session, outcome, retries);
      if (outcome.kind === 'redirected' || outcome.kind === 'too-large') throw fail();
      if (retries === maxRetries || !(await waitToRetry(outcome, retries, limits))) throw fail();
      retries += 1;
    }
  };

  return {
    ask,
    clock,
    sleep,
    secret: async () => (await sessions.current()).secret,
  };
};

const toRequest = (
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

const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;
