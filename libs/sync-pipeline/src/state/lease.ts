import type { ClientState } from './client-state.ts';
import type { Run } from '../run/run.ts';
import { without } from '../run/without.ts';

/** Longer than any function lives, so that who is alive holds it. */
export const leaseMs = 20 * 60_000;

/** A lease renewed less than this ago is not written again: four loaders at once would only get into each other's way. */
const renewAfterMs = 60_000;

/** What is to become of `#state`. Pure decisions: whoever calls writes, and decides anew when another was faster. */
export type LeaseDecision =
  | { readonly kind: 'write'; readonly state: ClientState }
  | { readonly kind: 'keep'; readonly state: ClientState }
  /** Another run holds it. */
  | { readonly kind: 'held'; readonly by: string }
  /** This run no longer holds it. */
  | { readonly kind: 'lost' };

/** The lease for a run that begins, or that begins again after its first answer was lost. A free or expired lease is taken over. */
export const takeLease = (state: ClientState | undefined, run: Run, now: number): LeaseDecision => {
  if (state?.ended?.sync_id === run.syncId) return { kind: 'lost' };
  if (state?.owner === run.owner) return renewLease(state, run, now, { slice: 1 });
  if (state?.owner !== undefined && !expired(state, now)) return { kind: 'held', by: state.sync_id ?? 'another run' };

  const kept = without(state ?? { epoch: 0 }, 'stop', 'resend');
  const resend = state?.open !== undefined;
  return {
    kind: 'write',
    state: {
      ...kept,
      owner: run.owner,
      sync_id: run.syncId,
      epoch: kept.epoch + 1,
      expires_at: expiry(now),
      ...(resend && { resend }),
    },
  };
};

export interface RenewOptions {
  /** It is about to send. */
  readonly opens?: boolean;
  /** The slice that the invocation works on. @defaultValue whichever is under way */
  readonly slice?: number;
}

/** The lease for a later invocation of the run. */
export const renewLease = (
  state: ClientState | undefined,
  run: Run,
  now: number,
  { opens = false, slice = Infinity }: RenewOptions = {},
): LeaseDecision => {
  if (state?.owner !== run.owner || state.sync_id !== run.syncId || (state.slice ?? 0) > slice) return { kind: 'lost' };
  if (state.stop) return { kind: 'keep', state };

  const opened = opens && state.open !== run.syncId;
  const renewed = (state.expires_at ?? 0) * 1000 - leaseMs > now - renewAfterMs;
  if (renewed && !opened) return { kind: 'keep', state };
  return { kind: 'write', state: { ...state, expires_at: expiry(now), ...(opens && { open: run.syncId }) } };
};

/** How a run ends: `#state` without its lease. */
export interface RunEnd {
  readonly status: 'success' | 'failed';
  /** All that this run read is accounted for: what it sent is known. */
  readonly accounted: boolean;
  /** Where the cursor may move: the run read all that changed since the last one. Absent: it stays. ISO 8601. */
  readonly cursor?: string;
  /** Whether the source never settled; absent when the run says nothing about it. */
  readonly held?: boolean;
}

/** The one write that ends a run: lease, cursor and `open` together. */
export const endRun = (state: ClientState | undefined, run: Run, end: RunEnd): LeaseDecision => {
  if (state?.ended?.sync_id === run.syncId) return { kind: 'keep', state };
  if (state?.owner !== run.owner || state.sync_id !== run.syncId) return { kind: 'lost' };

  const { resend, open, held, ...kept } = without(state, 'owner', 'sync_id', 'expires_at', 'stop', 'slice');
  // What a dead run sent is superseded only by a run that read all that the dead one may have read.
  const closes = end.accounted && (end.cursor !== undefined || !resend);
  const heldInARow = end.held === undefined ? held : end.held ? (held ?? 0) + 1 : 0;
  return {
    kind: 'write',
    state: {
      ...kept,
      ...(!closes && { ...(open !== undefined && { open }), ...(resend && { resend }) }),
      ...(end.accounted && end.cursor !== undefined && { cursor: later(state.cursor, end.cursor) }),
      ...(heldInARow && { held: heldInARow }),
      ended: { sync_id: run.syncId, status: end.status },
    },
  };
};

const expiry = (now: number): number => Math.ceil((now + leaseMs) / 1000);

const expired = ({ expires_at: at = 0 }: ClientState, now: number): boolean => at * 1000 <= now;

const later = (one: string | undefined, other: string): string =>
  one !== undefined && Date.parse(one) > Date.parse(other) ? one : other;
