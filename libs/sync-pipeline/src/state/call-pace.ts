import type { Run } from '../run/run.ts';
import { holdLease, type LeasePorts } from './hold-lease.ts';
import { renewLease } from './lease.ts';

export interface CallPaceOptions {
  readonly ports: LeasePorts;
  readonly run: Run;
  readonly requestsPerMinute: number;
}

/** Calls are reserved for about so long, so that a process that ends early wastes little of the pace. */
const reservedMs = 15_000;

/**
 * One pace for all calls of a client to its destination: the calls are spread evenly, and what is taken stands in `#state`, so parts, attempts and runs share it.
 *
 * @returns the milliseconds until the next call may begin. Rejects with LeaseLost when another run holds the lease.
 */
export const createCallPace = ({ ports, run, requestsPerMinute }: CallPaceOptions): (() => Promise<number>) => {
  const intervalMs = 60_000 / requestsPerMinute;
  const callsAtOnce = Math.max(1, Math.floor(reservedMs / intervalMs));
  let next = 0;
  let left = 0;
  let reserving: Promise<void> | undefined;

  const reserve = async (): Promise<void> => {
    await holdLease(ports, run, (stored, now) => {
      const renewed = renewLease(stored, run, now);
      if (renewed.kind === 'lost' || renewed.kind === 'held') return renewed;
      next = Math.max(now, renewed.state.paced_until ?? 0);
      return { kind: 'write', state: { ...renewed.state, paced_until: next + callsAtOnce * intervalMs } };
    });
    left = callsAtOnce;
  };

  return async () => {
    while (left === 0) await (reserving ??= reserve().finally(() => (reserving = undefined)));
    left -= 1;
    const at = next;
    next += intervalMs;
    return Math.max(0, at - ports.runtime.now());
  };
};
