import { IntegrationError, printable, readBody } from '@siesa-integration/outgoing-http';
import type { DeliveryProblem, ToCorrect } from '../problems/delivery-problem.ts';
import { AlertUndelivered, deadlineMs } from './channel.ts';

export interface PostOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly headers?: Readonly<Record<string, string>>;
  /** When the receiver refuses. */
  readonly toCorrect: ToCorrect;
  /** @defaultValue 15,000 */
  readonly timeoutMs?: number;
}

/** Of an answer, in a message. */
const longestAnswer = 150;
const mostBytes = 64 * 1024;

/** Posts a document. @throws {@link AlertUndelivered} when the answer is not 2xx, or does not come in time */
export const postJson = async (url: string, body: string, options: PostOptions): Promise<undefined> => {
  const { fetch, headers, toCorrect, timeoutMs = deadlineMs } = options;
  const host = URL.parse(url)?.host ?? url;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, signal };
    const response = await fetch(url, init);
    const answer = await readBody(response, { signal, maxBytes: mostBytes });
    if (!response.ok) throw new AlertUndelivered(refusal(host, response.status, textOf(answer), toCorrect));
  } catch (error) {
    if (signal.aborted)
      throw new AlertUndelivered({ code: 'late', host, seconds: timeoutMs / 1_000 }, { cause: error });
    if (error instanceof IntegrationError) throw error; // in words already
    throw new AlertUndelivered(
      { code: 'unreachable', host, reason: reasonOf(error), correct: toCorrect },
      { cause: error },
    );
  }
};

const refusal = (host: string, status: number, answer: string, correct: ToCorrect): DeliveryProblem => ({
  code: 'answered',
  host,
  status,
  answer: printable(answer.slice(0, longestAnswer)),
  ...(status < 500 && status !== 429 && { correct }),
});

const textOf = (body: Awaited<ReturnType<typeof readBody>>): string => {
  if (body.kind === 'json') return typeof body.value === 'string' ? body.value : JSON.stringify(body.value);
  return body.kind === 'unreadable' ? (body.text ?? '') : '';
};

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
};
