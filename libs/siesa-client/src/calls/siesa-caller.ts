import { createKeyRing, fullJitterMs, type IntegrationError, sleepFor } from '@siesa-integration/outgoing-http';
import pLimit from 'p-limit';
import { createSiesaAttempt, type SiesaRequest } from './siesa-attempt.ts';
import type { SiesaCallOptions } from '../siesa-client.ts';
import { SiesaMustWait, tooManyCalls } from '../siesa-errors.ts';
import type { SiesaBaseOptions, SiesaKeys } from '../siesa-options.ts';
import { createSiesaPace, type SiesaPace } from './siesa-pace.ts';
import type { SiesaVerdict } from './siesa-reply.ts';

/** Calls Siesa: the one place that decides about pace, retries and their end. */
export interface SiesaCaller {
  readonly call: <T>(request: SiesaRequest<T>, options: SiesaCallOptions) => Promise<T>;
  readonly pace: SiesaPace;
}

/** Retries of one call, without the time that it waits for the pace (docs/reference/siesa.md#calls-retries-and-pace). */
const maxRetries = 4;
const retryBudgetMs = 60_000;
const backoff = { firstMs: 500, longestMs: 10_000 };

/** The least pause after a 429, also when it asks for none. */
const shortestPauseMs = 1_000;

/** Pauses that one call obeys before it ends with `RateLimited`, because pauses do not help. */
const maxPauses = 5;

/** What the caller takes from a dialect. */
interface CallerLimits {
  readonly mostCallsAtOnce: number;
  readonly firstAttemptMs?: number;
}

/** The state of one call between its attempts. */
interface Progress {
  keys: SiesaKeys;
  /** Whether the keys were replaced after a refusal. */
  otherKeys: boolean;
  /** Whether a refusal was asked once more with the same keys, because another call had passed with them. */
  askedAgain: boolean;
  attempts: number;
  retries: number;
  pauses: number;
  /** Milliseconds of attempts and of waiting between them. */
  spentMs: number;
}

export const createSiesaCaller = (
  options: SiesaBaseOptions,
  { mostCallsAtOnce, firstAttemptMs }: CallerLimits,
): SiesaCaller => {
  const { clock = Date.now, random = Math.random, sleep = sleepFor, timeoutMs = 30_000 } = options;
  const { budget: seed, beforeCall, requestsPerMinute: ceiling = 100 } = options;
  const pace = createSiesaPace({ ceiling, ...(seed && { seed }), ...(beforeCall && { beforeCall }), clock, sleep });
  const keyRing = createKeyRing(options.credentials);
  const attempt = createSiesaAttempt(options);
  const atOnce = pLimit(mostCallsAtOnce);
  let attempted = false;
  /** The keys with which a call passed. */
  let passedWith: SiesaKeys | undefined;

  const attemptInPace = async <T>(
    request: SiesaRequest<T>,
    progress: Progress,
    call: SiesaCallOptions,
  ): Promise<SiesaVerdict<T>> => {
    await pace.take(call);
    const started = clock();
    const cold = !attempted && firstAttemptMs !== undefined && options.timeoutMs === undefined;
    attempted = true;
    const usualMs = Math.min(timeoutMs, retryBudgetMs - progress.spentMs);
    const mayTakeMs = Math.min(cold ? firstAttemptMs : usualMs, (call.deadline ?? Infinity) - started);
    progress.attempts += 1;
    const verdict = await attempt(request, {
      keys: progress.keys,
      timeoutMs: mayTakeMs,
      signal: call.signal,
      number: progress.attempts,
    });
    progress.spentMs += Math.min(clock() - started, usualMs); // the extra time of a cold start must not cost the retries
    if (verdict.kind === 'value') passedWith = progress.keys;
    return verdict;
  };

  const retryLater = async (
    error: IntegrationError,
    progress: Progress,
    { signal, deadline = Infinity }: SiesaCallOptions,
  ): Promise<void> => {
    const delay = fullJitterMs({ ...backoff, retries: progress.retries, random });
    if (clock() + delay >= deadline) throw new SiesaMustWait(0);
    progress.retries += 1;
    progress.spentMs += delay;
    if (progress.retries > maxRetries || progress.spentMs >= retryBudgetMs) throw error;
    await sleep(delay, signal);
  };

  const tryOtherKeys = async (error: IntegrationError, progress: Progress): Promise<void> => {
    if (passedWith === progress.keys && !progress.askedAgain) {
      progress.askedAgain = true;
      return;
    }
    const others = progress.otherKeys ? undefined : await keyRing.insteadOf(progress.keys);
    if (!others) throw error;
    progress.keys = others;
    progress.otherKeys = true;
  };

  const obeyPause = (waitMs: number, progress: Progress, subject: string): void => {
    progress.pauses += 1;
    pace.pause(Math.max(shortestPauseMs, waitMs)); // for all calls of this client, and of the next one that takes over its budget
    if (progress.pauses > maxPauses) {
      throw tooManyCalls(
        `Siesa refused ${subject} ${String(progress.pauses)} times for too many calls, though each pause was kept. See who else calls with the same keys, or start again later.`,
      );
    }
  };

  return {
    pace,
    call: async (request, call) => {
      const progress: Progress = {
        keys: await keyRing.current(),
        otherKeys: false,
        askedAgain: false,
        attempts: 0,
        retries: 0,
        pauses: 0,
        spentMs: 0,
      };
      for (;;) {
        const verdict = await atOnce(() => attemptInPace(request, progress, call));
        if (verdict.kind === 'value') return verdict.value;
        if (verdict.kind === 'stop') throw verdict.error;
        if (verdict.kind === 'wait') obeyPause(verdict.waitMs, progress, request.subject);
        else if (verdict.kind === 'keys') await tryOtherKeys(verdict.error, progress);
        else await retryLater(verdict.error, progress, call);
      }
    },
  };
};
