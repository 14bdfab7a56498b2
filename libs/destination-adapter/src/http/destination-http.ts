import {
  createKeyRing,
  fullJitterMs,
  type IntegrationError,
  retryAfterMs,
  sleepFor,
} from '@siesa-integration/outgoing-http';
import type { DestinationConnection } from '../definition/destination-adapter.ts';
import type { DestinationSecret } from '../definition/destination-definition.ts';
import { rateLimited } from '../definition/destination-errors.ts';
import { errorText, failureText, shorten } from '../reply/error-text.ts';
import { callDestination, type CallOutcome, type CallTools, type HttpRequest, saysFailed } from './call-destination.ts';
import { answeredText, callFailure, mayBeRecord } from './call-failure.ts';
import {
  type DestinationAnswer,
  type DestinationRequest,
  type DoubtfulCall,
  isDoubtful,
} from './destination-request.ts';
import { openSession, type DestinationSession, type SessionDefinition } from './destination-session.ts';
import { isRefusedKey, isRefusingPage, keyRefused } from './refused-key.ts';
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
   * Makes one request until it is answered: retries lost answers and passing failures with full jitter. A refused key is asked once more where it
   * has worked before, and then once after reading the secret again.
   *
   * @returns `DoubtfulCall` when one of its records may be the reason that it failed.
   * @throws the errors of `destination-errors.ts`.
   */
  readonly tryRequest: (request: DestinationRequest, limits: SendLimits) => Promise<DestinationAnswer | DoubtfulCall>;
  /** As `tryRequest`, for a request without records. */
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
  /** The key of the last call that passed. */
  let workingKey: string | undefined;

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
    number: number,
  ): Promise<[CallOutcome, DestinationSession<Secret>]> => {
    limits.throwIfEnded();
    const pause = pausedUntil - clock();
    if (pause > 0 && !(await limits.wait(pause)))
      throw rateLimited(`${definition.title} asked for a pause that lasts longer than this run.`);
    const session = await sessions.current();
    limits.throwIfEnded();
    const outcome = await limits.withSignal(timeoutMs, (signal) =>
      callDestination(toHttpRequest(request, session), tools, signal, number),
    );
    if (outcome.kind !== 'answered') limits.throwIfEnded(); // aborted by the caller or the deadline
    return [outcome, session];
  };

  const tryRequest: DestinationHttp<Secret>['tryRequest'] = async (wanted, limits) => {
    const { retries: most = maxRetries } = wanted;
    let retries = 0;
    let askedAgain = false;
    let renewed = false;
    for (let attempts = 1; ; attempts += 1) {
      const [outcome, session] = await attempt(wanted, limits, attempts);
      const doubt = (error: IntegrationError): DoubtfulCall => ({
        error,
        refusal: refusalText(definition.title, outcome, session, error),
        mayBeRecord: mayBeRecord(outcome),
        attempts,
      });
      if (isRefusedKey(outcome)) {
        const hasWorked = keyOf(session) === workingKey;
        const isPage = isRefusingPage(outcome);
        if (hasWorked && !isPage && !askedAgain) {
          askedAgain = true;
          if (await limits.wait(fullJitterMs({ ...backoff, retries, random }))) continue;
        }
        if (!(hasWorked && isPage) && !renewed && (await sessions.insteadOf(session))) {
          renewed = true;
          continue;
        }
        const text = errorText(outcome.body, session.redact);
        const error = keyRefused(definition.title, connection, {
          status: outcome.status,
          text,
          askedAgain,
          renewed,
          wasRead: !(hasWorked && isPage),
        });
        if (isPage) return doubt(error); // a firewall's page may be about one record
        throw error;
      }
      if (outcome.kind === 'answered' && !isPassing(outcome.status) && !saysFailed(outcome)) {
        if (outcome.status < 300) workingKey = keyOf(session);
        return {
          ...outcome,
          errorText: (value) => errorText(value, session.redact),
          failureText: (value) => failureText(value, session.redact),
        };
      }
      const failure = (): IntegrationError => callFailure(definition.title, wanted, session, outcome, retries);
      if (outcome.kind === 'redirected' || outcome.kind === 'too-large') throw failure();
      if (retries === most) {
        if (mayBeHalved(outcome)) return doubt(failure());
        throw failure();
      }
      if (!(await waitToRetry(outcome, retries, limits))) throw failure();
      retries += 1;
    }
  };

  const request: DestinationHttp<Secret>['request'] = async (wanted, limits) => {
    const answer = await tryRequest(wanted, limits);
    if (isDoubtful(answer)) throw answer.error;
    return answer;
  };

  return {
    tryRequest,
    request,
    clock,
    sleep,
    secret: async () => (await sessions.current()).secret,
  };
};

const toHttpRequest = (
  { method, path, body, operation, read }: DestinationRequest,
  session: DestinationSession,
): HttpRequest => ({
  method,
  ...(read && { read }),
  url: session.url(path),
  headers: session.headers,
  operation,
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

/** Not a 429, which is about all calls, and not a connection that was never made. */
const mayBeHalved = (outcome: CallOutcome): boolean =>
  outcome.kind === 'answered' ? outcome.status !== 429 : mayBeRecord(outcome);

const refusalText = (title: string, outcome: CallOutcome, session: DestinationSession, error: Error): string => {
  if (outcome.kind !== 'answered') return error.message;
  const text = answeredText(outcome, session.redact);
  return shorten(`${title} API returned ${outcome.status.toString()}${text ? `: ${text}` : ''}`);
};

const keyOf = ({ headers }: DestinationSession): string => JSON.stringify(headers);

const hasSameKey = (one: DestinationSession, other: DestinationSession): boolean => keyOf(one) === keyOf(other);

const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;
