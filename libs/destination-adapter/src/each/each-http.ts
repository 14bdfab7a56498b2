import { fullJitterMs, retryAfterMs, sleepFor } from '@siesa-integration/outgoing-http';
import type { DestinationConnection } from '../definition/destination-adapter.ts';
import type { LoginSecret } from '../definition/destination-definition.ts';
import {
  configurationInvalid,
  ProductAuthenticationFailed,
  ProductContractBroken,
  rateLimited,
} from '../definition/destination-errors.ts';
import type { EachAccess } from '../definition/each-definition.ts';
import { callDestination, type CallOutcome, type CallTools } from '../http/call-destination.ts';
import type { DestinationSession, OpenedSecret } from '../http/destination-session.ts';
import type { LimitTools, SendLimits } from '../http/send-limits.ts';
import { CallFailed, type EachAnswer, type EachRequest, type PassingFailure, readOutcome } from './each-answer.ts';
import { LoginSessions } from './login-session.ts';

/** Retries of one call after its first attempt. */
export const mostRetries = 3;
/** Longest backoff, and the first one's bound, before jitter. */
const backoff = { firstMs: 500, longestMs: 20_000 };
/** The same for a 429 that names no pause. */
const throttledBackoff = { firstMs: 1_000, longestMs: 60_000 };
/** When the destination asks for a longer pause, the send fails and a later run sends the rest. */
const longestPauseMs = 900_000;

/** The only layer between an `each` adapter and its destination: token, pace, pauses and retries of one client. Calls nothing before the first request. */
export class EachHttp<Secret extends LoginSecret = LoginSecret> implements LimitTools {
  readonly clock: () => number;
  readonly sleep: LimitTools['sleep'];
  readonly #definition: EachAccess<Secret>;
  readonly #connection: DestinationConnection;
  readonly #tools: CallTools;
  readonly #sessions: LoginSessions<Secret>;
  #pausedUntil = 0;
  /** Pauses in a row, without a call that passed between them. */
  #pauses = 0;
  #passed = 0;

  constructor(definition: EachAccess<Secret>, connection: DestinationConnection) {
    const { clock = Date.now, sleep = sleepFor, fetch = globalThis.fetch, onCall } = connection;
    this.clock = clock;
    this.sleep = sleep;
    this.#definition = definition;
    this.#connection = connection;
    this.#tools = { fetch, clock, onCall };
    this.#sessions = new LoginSessions(definition, connection, { clock, logIn: this.#logIn.bind(this) });
  }

  /** Calls that were answered with a success. */
  get passed(): number {
    return this.#passed;
  }

  /** Checks the secret without a call. */
  checkSecret(): Promise<void> {
    return this.#sessions.checkSecret();
  }

  /**
   * Makes one attempt, and a second one after a new login when the token is refused.
   *
   * @param attempt - counts the attempts at one request, from 1
   * @throws what a retry cannot change
   */
  async attempt(request: EachRequest, limits: SendLimits, attempt: number): Promise<EachAnswer | PassingFailure> {
    let renewed = false;
    for (;;) {
      const session = await this.#sessions.current(limits);
      const outcome = await this.#call(request, session, limits, attempt);
      const answer = this.#read(request, outcome, session);
      if (!('status' in answer) || answer.status !== 401) return answer;
      if (renewed)
        throw new ProductAuthenticationFailed(
          `${this.#definition.title} refuses the token of '${this.#connection.credentials.secretName}', also after a new login (401: ${answer.text}). Check the user there.`,
        );
      renewed = true;
      await this.#sessions.insteadOf(session, limits);
    }
  }

  /** Makes a call that changes nothing until it is answered. @throws {@link CallFailed} after its last retry */
  read(request: EachRequest, limits: SendLimits, retries = mostRetries): Promise<EachAnswer> {
    return this.#retried((attempt) => this.attempt(request, limits, attempt), limits, retries);
  }

  /** Waits before a call is made again. */
  async waitToRetry(retries: number, limits: SendLimits): Promise<void> {
    await limits.waitOrEnd(fullJitterMs({ ...backoff, retries, random: this.#random() }));
  }

  async #retried(
    make: (attempt: number) => Promise<EachAnswer | PassingFailure>,
    limits: SendLimits,
    most: number,
  ): Promise<EachAnswer> {
    for (let retries = 0; ; retries += 1) {
      const answer = await make(retries + 1);
      if ('status' in answer) return answer;
      if (retries === most) throw new CallFailed(answer);
      await this.waitToRetry(retries, limits);
    }
  }

  async #logIn(opened: OpenedSecret<Secret>, limits: SendLimits): Promise<string> {
    const { title, login, headers = {} } = this.#definition;
    const session = { ...opened, headers };
    const request = { method: 'POST', path: login.path, body: login.body(opened.secret), operation: 'login' } as const;
    const { status, body, text } = await this.#retried(
      async (attempt) => this.#read(request, await this.#call(request, session, limits, attempt), session),
      limits,
      mostRetries,
    );
    const said = `${status.toString()}${text ? `: ${text}` : ''}`;
    if (status === 404)
      throw configurationInvalid(
        `${title} has no '${login.path.path}' at this address (${said}). Correct the client's product address.`,
      );
    if (status >= 400)
      throw new ProductAuthenticationFailed(
        `${title} refuses the login of '${this.#connection.credentials.secretName}' (${said}). Correct 'username' and 'password' there, and check that the user is active.`,
      );
    const token = login.token(body);
    if (token === undefined)
      throw new ProductContractBroken(`${title} answered ${status.toString()} to a login without a token.`);
    return token;
  }

  async #call(
    request: EachRequest,
    session: DestinationSession,
    limits: SendLimits,
    attempt: number,
  ): Promise<CallOutcome> {
    limits.throwIfEnded();
    await limits.waitOrEnd((await this.#connection.nextCallIn?.()) ?? 0);
    while (this.#pausedUntil > this.clock()) await limits.waitOrEnd(this.#pausedUntil - this.clock());
    const { method, path, operation, body } = request;
    const { timeoutMs = 30_000 } = this.#connection;
    const outcome = await limits.withSignal(timeoutMs, (signal) =>
      callDestination(
        {
          method,
          operation,
          url: session.url(path),
          headers: session.headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        },
        this.#tools,
        signal,
        attempt,
      ),
    );
    if (outcome.kind !== 'answered') limits.throwIfEnded(); // aborted by the caller or the deadline
    if (outcome.kind === 'answered' && outcome.status === 429) this.#pause(outcome.retryAfter);
    if (outcome.kind === 'answered' && outcome.status < 300) {
      this.#passed += 1;
      this.#pauses = 0;
    }
    return outcome;
  }

  /** A 429 pauses every call of the client. */
  #pause(retryAfter: string | null): void {
    const now = this.clock();
    const asked = retryAfterMs(retryAfter, now);
    if (asked !== undefined && asked > longestPauseMs)
      throw rateLimited(
        `${this.#definition.title} asks for a pause of ${Math.ceil(asked / 60_000).toString()} min. A later sync continues from there.`,
      );
    if (this.#pausedUntil <= now) this.#pauses += 1; // calls that were in flight together cause one pause
    const own = fullJitterMs({ ...throttledBackoff, retries: this.#pauses - 1, random: this.#random() });
    this.#pausedUntil = Math.max(this.#pausedUntil, now + (asked ?? own));
  }

  #read(request: EachRequest, outcome: CallOutcome, session: DestinationSession): EachAnswer | PassingFailure {
    return readOutcome(request, outcome, {
      definition: this.#definition,
      secretName: this.#connection.credentials.secretName,
      session,
      hasWorked: this.#passed > 0,
    });
  }

  #random(): () => number {
    return this.#connection.random ?? Math.random;
  }
}
