import { longestExecutionMs } from '../run/execution/execution-time.ts';
import type { Run } from '../run/run.ts';
import { without } from '../run/without.ts';
import type { ClientState, FormerRun, FullPass } from './client-state.ts';
import type { Learned } from './learned.ts';

/** Longer than Lambda's maximum run time, so a running function never loses its lease. */
export const leaseMs = 20 * 60_000;

/** A lease renewed less than this ago is not written again, because four loaders at once would only cause write conflicts. */
const renewAfterMs = 60_000;

/** A decision about `#state`. The functions that decide are pure; the caller writes, and decides again when another writer got there first. */
export type LeaseDecision =
  | { readonly kind: 'write'; readonly state: ClientState }
  | { readonly kind: 'keep'; readonly state: ClientState }
  /** Another run holds it. */
  | { readonly kind: 'held'; readonly by: string }
  /** This run no longer holds it. */
  | { readonly kind: 'lost' };

/**
 * The lease for a run that begins, or that repeats its first invocation because the answer was lost. A free or expired lease is taken over.
 *
 * A run takes it once. An attempt at the first slice can be suspended until another run has ended; if it took the lease again, the other attempts of its run
 * would send what they read before that other run.
 */
export const takeLease = (state: ClientState | undefined, run: Run, now: number): LeaseDecision => {
  if (state?.ended?.sync_id === run.syncId || state?.former?.some(({ sync_id }) => sync_id === run.syncId))
    return { kind: 'lost' };
  if (state?.owner === run.owner) return renewLease(state, run, now, { slice: 1 });
  if (state?.owner !== undefined && !expired(state, now)) return { kind: 'held', by: state.sync_id ?? 'another run' };

  const kept = without(state ?? { epoch: 0 }, 'stop', 'resend', 'former', 'execution');
  const former = formerRuns(state, run, now);
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
      ...(former.length > 0 && { former }),
    },
  };
};

/** With the run that held the lease last. Each is forgotten once it is too old for any stage to begin. */
const formerRuns = (state: ClientState | undefined, run: Run, now: number): readonly FormerRun[] => {
  const last = state?.sync_id ?? state?.ended?.sync_id;
  return [
    ...(state?.former ?? []).filter(({ until }) => until > now),
    ...(last === undefined ? [] : [{ sync_id: last, until: now + longestExecutionMs(run) }]),
  ];
};

export interface RenewOptions {
  /** The invocation is about to send. */
  readonly opens?: boolean;
  /** The slice of the invocation. @defaultValue the current slice */
  readonly slice?: number;
}

/** The lease for a later invocation of the run. */
export const renewLease = (
  state: ClientState | undefined,
  run: Run,
  now: number,
  { opens = false, slice = Infinity }: RenewOptions = {},
): LeaseDecision => {
  if (!isHeldBy(state, run) || (state.slice ?? 0) > slice) return { kind: 'lost' };
  if (state.stop) return { kind: 'keep', state };

  const opened = opens && state.open !== run.syncId;
  const renewed = (state.expires_at ?? 0) * 1000 - leaseMs > now - renewAfterMs;
  const { number } = run.execution;
  const succeeds = executionOf(state) < number;
  if (renewed && !opened && !succeeds) return { kind: 'keep', state };
  return {
    kind: 'write',
    state: {
      ...state,
      expires_at: expiry(now),
      ...(opens && { open: run.syncId }),
      ...(number > 1 && { execution: number }),
    },
  };
};

/** The run holds the lease, and no later execution of it has begun. */
const isHeldBy = (state: ClientState | undefined, { owner, syncId, execution }: Run): state is ClientState =>
  state?.owner === owner && state.sync_id === syncId && executionOf(state) <= execution.number;

/** Which execution of its run holds the lease. */
export const executionOf = ({ execution = 1 }: ClientState): number => execution;

/** How a run ends. */
export interface RunEnd {
  readonly status: 'success' | 'failed';
  /** Every record of the run is accounted for, so what it sent is known. */
  readonly accounted: boolean;
  /** The new cursor: the run read all that changed since the last one. Absent: the cursor stays. ISO 8601. */
  readonly cursor?: string;
  /** Whether the source never settled; absent when the run read no pages. */
  readonly held?: boolean;
  /** The run's own reading of everything; `unsettled`: it read everything, and what is missing in it may be there. Absent: it read less, or failed. */
  readonly fullPass?: FullPass | 'unsettled';
  /** What the run leaves for the next one's reading; absent: what was known stays. */
  readonly learned?: (before: Learned) => Learned;
}

/** The one write that ends a run: lease, cursor and `open` together. */
export const endRun = (state: ClientState | undefined, run: Run, end: RunEnd): LeaseDecision => {
  if (state?.ended?.sync_id === run.syncId) return { kind: 'keep', state };
  if (!isHeldBy(state, run)) return { kind: 'lost' };

  const { resend, open, held, fills, doubles, day_stamps, full_pass, ...kept } = without(
    state,
    'owner',
    'sync_id',
    'expires_at',
    'stop',
    'slice',
    'execution',
  );
  const before: Learned = {
    ...(fills && { fills }),
    ...(doubles && { doubles }),
    ...(day_stamps !== undefined && { day_stamps }),
  };
  // Only a run that read everything that an unfinished run may have read replaces what that run sent.
  const closes = end.accounted && (end.cursor !== undefined || !resend);
  const fullPass = end.fullPass ?? full_pass;
  const heldInARow = end.held === undefined ? held : end.held ? (held ?? 0) + 1 : 0;
  return {
    kind: 'write',
    state: {
      ...kept,
      ...(end.learned?.(before) ?? before),
      ...(!closes && { ...(open !== undefined && { open }), ...(resend && { resend }) }),
      ...(end.accounted && end.cursor !== undefined && { cursor: later(state.cursor, end.cursor) }),
      ...(heldInARow && { held: heldInARow }),
      ...(fullPass && fullPass !== 'unsettled' && { full_pass: fullPass }),
      ended: { sync_id: run.syncId, status: end.status },
    },
  };
};

const expiry = (now: number): number => Math.ceil((now + leaseMs) / 1000);

const expired = ({ expires_at: at = 0 }: ClientState, now: number): boolean => at * 1000 <= now;

const later = (one: string | undefined, other: string): string =>
  one !== undefined && Date.parse(one) > Date.parse(other) ? one : other;
