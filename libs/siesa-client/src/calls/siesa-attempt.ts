import type { KyInstance } from 'ky';
import {
  BodyTooLarge,
  ConfigurationInvalid,
  createGuardedFetch,
  createProbe,
  createRedactor,
  guardedValues,
  linkedAbort,
  printable,
  readBody,
  redactDeep,
  requestIdOf,
} from '@siesa-integration/outgoing-http';
import { noteDoubledKeys } from '../reading/doubled-keys.ts';
import { parseJson } from '../reading/parse-json.ts';
import { SiesaContractBroken, SiesaUnavailable } from '../siesa-errors.ts';
import type { SiesaRowProblem } from '../siesa-client.ts';
import type { SiesaBaseOptions, SiesaCall, SiesaKeys } from '../siesa-options.ts';
import type { SiesaReply, SiesaVerdict } from './siesa-reply.ts';

/** One call to Siesa. */
export interface SiesaRequest<T> {
  /** For messages, for example `page 3 of the products`. */
  readonly subject: string;
  readonly url: URL;
  readonly headers: (keys: SiesaKeys) => Readonly<Record<string, string>>;
  /** What an answer means. */
  readonly read: (reply: SiesaReply) => SiesaVerdict<T>;
}

interface AttemptOptions {
  readonly keys: SiesaKeys;
  /** Milliseconds, body included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** 1 for the first attempt of the call. */
  readonly number: number;
}

/** Calls once and concludes what the answer, or its absence, means. Throws the reason of the caller's signal and the guard's refusals. */
export type SiesaAttempt = <T>(request: SiesaRequest<T>, options: AttemptOptions) => Promise<SiesaVerdict<T>>;

export const createSiesaAttempt = ({
  fetch = createGuardedFetch(),
  clock = Date.now,
  onCall,
}: SiesaBaseOptions): SiesaAttempt => {
  let http: Promise<KyInstance> | undefined;
  const removers = new WeakMap<SiesaKeys, ReturnType<typeof keyRemover>>();
  const removerOf = (keys: SiesaKeys): ReturnType<typeof keyRemover> => {
    const remover = removers.get(keys) ?? keyRemover(keys);
    removers.set(keys, remover);
    return remover;
  };

  return async (request, { keys, timeoutMs, signal: callers, number }) => {
    const started = clock();
    const { signal, abort, release } = linkedAbort(callers);
    const timer = setTimeout(() => {
      abort(new DOMException(`No answer within ${String(timeoutMs)} ms`, 'TimeoutError'));
    }, timeoutMs);
    let answer: Pick<SiesaCall, 'status' | 'requestId'> = {};
    const ended = <V extends SiesaVerdict<unknown>>(verdict: V): V => {
      onCall?.({ durationMs: clock() - started, ok: verdict.kind === 'value', attempt: number, ...answer });
      return verdict;
    };
    try {
      const { get } = await (http ??= kyWith(fetch));
      const response = await get(request.url, {
        // Some servers of Siesa answer `deflate` without zlib's header, which HTTP's own deflate has, so it is not asked for.
        headers: { accept: 'application/json', 'accept-encoding': 'gzip, br', ...request.headers(keys) },
        signal,
      });
      const { status, headers } = response;
      const requestId = requestIdOf(headers);
      answer = { status, ...(requestId !== undefined && { requestId }) };
      let doubled: string | undefined;
      const parse = (text: string): unknown => {
        const remove = removerOf(keys);
        const value = remove(parseJson(text), text);
        doubled = noteDoubledKeys(text, value, (problem) => remove(problem, text) as SiesaRowProblem);
        return value;
      };
      const body = await readBody(response, { signal, parse, maxDepth: Infinity, lenient: true }); // toRows limits the depth of each value
      if (doubled !== undefined) return ended({ kind: 'stop', error: listTwice(request.subject, doubled) });
      return ended(request.read({ status, headers, body, quote: quoting(keys, request.url) }));
    } catch (error) {
      callers?.throwIfAborted();
      return ended(verdictOn(error, request.subject));
    } finally {
      clearTimeout(timer);
      release();
    }
  };
};

const listTwice = (subject: string, key: string): SiesaContractBroken =>
  new SiesaContractBroken(
    `Siesa answered ${subject} with the key '${printable(key.slice(0, 60))}' twice, and both hold records: one of them would be lost. Ask Siesa's support.`,
  );

const longestQuote = 300;

/** A shorter key may be a part of some item's code, and a row must not change because of it. */
const shortestInRows = 16;

/** Rows are stored and shown: one that repeats a key loses it here. The redactor takes long, so only an answer that holds a key goes through it. */
const keyRemover = (keys: SiesaKeys): ((value: unknown, text: string) => unknown) => {
  const guarded = guardedValues(keys).filter(({ length }) => length >= shortestInRows);
  const mayHoldKey = createProbe(guarded);
  return (value, text) => (mayHoldKey(text) ? redactDeep(value, createRedactor(guarded)) : value);
};

const quoting =
  (keys: SiesaKeys, url: URL) =>
  (words: string): string => {
    const redact = createRedactor(guardedValues({ ...keys, url: url.href }, ['url']));
    return printable(redact(words)).slice(0, longestQuote);
  };

/**
 * ky sends once, because the one retry layer (`siesa-caller.ts`) decides by the body, which ky does not read
 * (docs/adr/0021-ky-for-siesa-fetch-for-destinations.md). It is loaded with the first call, because its import loads the system's fetch
 * (30 ms of cold start).
 */
const kyWith = async (fetch: typeof globalThis.fetch): Promise<KyInstance> => {
  const { default: ky } = await import('ky');
  return ky.create({ fetch, retry: 0, timeout: false, throwHttpErrors: false, redirect: 'error' });
};

/** What an attempt without an answer means. */
const verdictOn = (error: unknown, subject: string): SiesaVerdict<never> => {
  if (error instanceof BodyTooLarge)
    return {
      kind: 'stop',
      error: new SiesaContractBroken(`Siesa's answer to ${subject} is too large. ${error.message}`, { cause: error }),
    };
  if (error instanceof ConfigurationInvalid) throw error;

  return {
    kind: 'retry',
    error: new SiesaUnavailable(
      `Siesa gave no answer to ${subject} (${reasonOf(error)}). Nothing to do if it comes back by itself; else see whether its address answers.`,
      { cause: withoutRequest(error) },
    ),
  };
};

/** ky's error references the request and its API key; keep only its cause. */
const withoutRequest = (error: unknown): unknown =>
  error instanceof Error && 'request' in error ? error.cause : error;

/** The innermost code or name of a failed connection: `ECONNRESET`, `TimeoutError`. Never its message, which may hold an address. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return reasonOf(error.cause);

  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
