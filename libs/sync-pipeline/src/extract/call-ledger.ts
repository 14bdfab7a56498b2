import type { SiesaBudget } from '@siesa-integration/siesa-client';
import type { ExtractPorts } from '../ports.ts';
import { holdLease } from '../run/hold-lease.ts';
import { renewLease } from '../run/lease.ts';
import type { Run } from '../run/run.ts';
import { reservationSize, reserve, settle } from './reservation.ts';

/** Writes Siesa calls ahead: none is made that `#state` does not know of. */
export interface CallLedger {
  /** The world's `fetch`; takes a further reservation first whenever the last is used up. */
  readonly fetch: typeof globalThis.fetch;
  /** Aborts when the lease is lost meanwhile. */
  readonly signal: AbortSignal;
  /** Writes what was really used. */
  readonly settle: () => Promise<void>;
}

export interface CallLedgerOptions {
  readonly ports: Pick<ExtractPorts, 'state' | 'world'>;
  readonly run: Run;
  /** Calls reserved when the lease was renewed. */
  readonly reserved: number;
  /** What the client has called so far. */
  readonly budget: () => SiesaBudget;
}

/** Watches one extractor's calls to Siesa. */
export const watchCalls = ({ ports, run, reserved, budget }: CallLedgerOptions): CallLedger => {
  const lost = new AbortController();
  let left = reserved;
  let reserving: Promise<void> | undefined;

  const takeMore = async (): Promise<void> => {
    const size = reservationSize(budget());
    await holdLease(ports, run, (state, now) => {
      const renewed = renewLease(state, run, now);
      return renewed.kind === 'write' || renewed.kind === 'keep' ? { kind: 'write', state: reserve(renewed.state, budget(), size, now) } : renewed;
    });
    left = size;
  };
  const before = async (): Promise<void> => {
    while (left <= 0) {
      reserving ??= takeMore().finally(() => (reserving = undefined));
      await reserving;
    }
    left -= 1;
  };

  return {
    signal: lost.signal,
    fetch: async (...call) => {
      await before().catch((error: unknown) => {
        lost.abort(error);
        throw error;
      });
      return ports.world.fetch(...call);
    },
    settle: async () => {
      await holdLease(ports, run, (state, now) => {
        const renewed = renewLease(state, run, now);
        return renewed.kind === 'write' || renewed.kind === 'keep' ? { kind: 'write', state: settle(renewed.state, budget()) } : renewed;
      });
    },
  };
};
