/** How long a reconciliation may work, from its start: two minutes remain to save the checkpoint and to notify. */
const workMs = 18 * 60_000;

export interface WorkSignalOptions {
  /** How long this invocation may work. */
  readonly limitMs: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Ends an invocation at its own limit or at the deadline of the run, whichever is first. An invocation without a readable start is ended at once.
 *
 * @param startedAt - of the run, ISO 8601
 */
export const workSignal = (startedAt: string | undefined, { limitMs, now }: WorkSignalOptions): AbortSignal => {
  const remainingMs = Date.parse(startedAt ?? '') + workMs - now;
  const mostMs = Math.min(limitMs, remainingMs);
  return mostMs > 0 ? AbortSignal.timeout(mostMs) : AbortSignal.abort();
};
