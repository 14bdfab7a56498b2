import ky from 'ky';
import { createGuardedFetch } from './guard/guarded-fetch.ts';
import { BodyTooLarge, GuardError } from './guard/guard-errors.ts';
import { readReply } from './read-reply.ts';
import type { SiesaCallOptions } from './siesa-client.ts';
import { RateLimited, SiesaContractBroken, type SiesaError, SiesaMustWait, SiesaUnavailable } from './siesa-errors.ts';
import { createKeyRing } from './siesa-keys.ts';
import type { SiesaClientOptions, SiesaKeys } from './siesa-options.ts';
import { createSiesaPace, type SiesaPace } from './siesa-pace.ts';
import type { SiesaReply, SiesaVerdict } from './siesa-reply.ts';
import { sleepFor } from './sleep.ts';

/** One thing to ask Siesa. */
export interface SiesaRequest<T> {
  /** For messages, for example `page 3 of the products`. */
  readonly subject: string;
  readonly url: URL;
  readonly headers: (keys: SiesaKeys) => Readonly<Record<string, string>>;
  /** What an answer means. Pure. */
  readonly read: (reply: SiesaReply) => SiesaVerdict<T>;
}

/** Asks Siesa: the one place that paces, retries and gives up. */
export interface SiesaCaller {
  readonly call: <T>(request: SiesaRequest<T>, options: SiesaCallOptions) => Promise<T>;
  readonly pace: SiesaPace;
}

/** `apis.md` section 1: at most 4 retries, full jitter, 60 s in all. */
const maxRetries = 4;
const retryBudgetMs = 60_000;

/** Pauses that one call obeys before it concludes that its pauses are not what Siesa wants. */
const maxPauses = 5;

export const createSiesaCaller = (options: SiesaClientOptions): SiesaCaller => {
  const { clock = Date.now, random = Math.random, sleep = sleepFor, timeoutMs = 30_000 } = options;
  const pace = createSiesaPace({ ceiling: options.requestsPerMinute ?? 100, ...(options.budget && { seed: options.budget }), clock, sleep });
  const keyRing = createKeyRing(options.credentials);
  // One retry layer, the loop below: it decides by what a body says, which ky cannot see. ky sends, once.
  const http = ky.create({ fetch: options.fetch ?? createGuardedFetch(), retry: 0, timeout: false, throwHttpErrors: false, redirect: 'error' });

  /** One attempt: its answer, or the error that it ended with. */
  const attempt = async <T>(request: SiesaRequest<T>, keys: SiesaKeys, limit: AbortSignal, caller: AbortSignal | undefined): Promise<SiesaVerdict<T>> => {
    const started = clock();
    const ended = (verdict: SiesaVerdict<T>): SiesaVerdict<T> => {
      options.onCall?.({ durationMs: clock() - started, ok: verdict.kind === 'value' });
      return verdict;
    };
    try {
      const signal = caller ? AbortSignal.any([caller, limit]) : limit;
      const response = await http.get(request.url, { headers: { accept: 'application/json', ...request.headers(keys) }, signal });
      return ended(request.read(await readReply(response, signal)));
    } catch (error) {
      caller?.throwIfAborted();
      return ended(verdictOn(error, request.subject));
    }
  };

  return {
    pace,
    call: async (request, { signal, deadline = Infinity }) => {
      let keys = await keyRing.current();
      let retryUntil = Infinity;
      for (let retries = 0, pauses = 0; ; ) {
        await pace.take({ deadline, ...(signal && { signal }) });
        const now = clock();
        if (retries === 0) retryUntil = now + retryBudgetMs;
        const endsAt = Math.min(now + timeoutMs, retryUntil, deadline);
        const verdict = await attempt(request, keys, AbortSignal.timeout(Math.max(1, endsAt - now)), signal);
        switch (verdict.kind) {
          case 'value':
            return verdict.value;
          case 'stop':
            throw verdict.error;
          case 'keys': {
            const others = await keyRing.insteadOf(keys);
            if (!others) throw verdict.error;
            keys = others;
            break;
          }
          case 'wait':
            if (++pauses > maxPauses) throw new RateLimited(`Siesa refused ${request.subject} ${String(pauses)} times for too many calls, though each pause was kept. Lower the calls a minute, or start again later.`);
            pace.pause(verdict.waitMs);
            break;
          case 'retry': {
            const delay = random() * Math.min(10_000, 500 * 2 ** retries);
            if (clock() + delay >= deadline) throw new SiesaMustWait(0);
            if (++retries > maxRetries || clock() + delay >= retryUntil) throw verdict.error;
            await sleep(delay, signal);
          }
        }
      }
    },
  };
};

/** What an attempt that brought no answer means. */
const verdictOn = (error: unknown, subject: string): { readonly kind: 'stop' | 'retry'; readonly error: SiesaError } => {
  if (error instanceof BodyTooLarge) return { kind: 'stop', error: new SiesaContractBroken(`Siesa's answer to ${subject} is too large. ${error.message}`, { cause: error }) };
  if (error instanceof GuardError) throw error;

  return { kind: 'retry', error: new SiesaUnavailable(`Siesa gave no answer to ${subject} (${reasonOf(error)}). Nothing to do if it comes back by itself; else see whether its address answers.`, { cause: error }) };
};

/** The innermost code or name of a failed connection: `ECONNRESET`, `TimeoutError`. Never its message, which may hold an address. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return reasonOf(error.cause);

  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
