import { crc32 } from 'node:zlib';
import type { ScheduleState, Tick } from '@siesa-integration/local-runtime';
import { nextStarts, pastStarts } from '@siesa-integration/workflow-contract';
import type { SchedulePlan } from './read-plans.ts';

/** What to do about a client now. */
export interface StartDecision {
  /** The state to keep; the given one when nothing changes. */
  readonly state: ScheduleState;
  /** What was decided about a start that is due; absent when none is. A sync is to be started unless it says `skipped` or `cut-off`. */
  readonly tick?: Tick;
}

export interface DecideStartOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A sync of the client runs or waits in this process. */
  readonly isActive: boolean;
  /** @defaultValue computed at each call */
  readonly nextLook?: NextLook;
}

/** When a client is to be looked at next, in milliseconds since 1970; `undefined` when its schedule has ended. */
export type NextLook = (plan: SchedulePlan, state: ScheduleState) => number | undefined;

/** EventBridge Scheduler starts within 60 s of the time that is due, too. */
const spreadOverMs = 60_000;

/** Later than this, the machine was off or asleep when the start was due. */
const lateAfterMs = 60_000;

const mostCounted = 1_000;
const mostKept = 20;

/** A sync that was cut off this often waits for its next start: it may be what ends the process. */
const mostAttempts = 3;

/** How long after a due time a client starts: its own part of a minute, always the same, so that many clients do not start at once. */
export const spreadMs = (clientId: string): number => crc32(clientId) % spreadOverMs;

/**
 * Decides whether a client's schedule starts a sync now.
 *
 * Starts that were missed become one, and so does a sync that was interrupted. A start that is due while a sync of the client runs is skipped. A client with a new
 * schedule, or one that was paused, misses nothing.
 *
 * @param before - `undefined` for a client whose schedule was never followed
 */
export const decideStart = (
  plan: SchedulePlan,
  before: ScheduleState | undefined,
  { now, isActive, nextLook: next = nextLook }: DecideStartOptions,
): StartDecision => {
  const state = followed(plan, before, now);
  const due = (next(plan, state) ?? Number.POSITIVE_INFINITY) > now ? undefined : dueStart(plan, state, now);
  const interrupted = isActive ? undefined : state.pending;
  if (!due && !interrupted) return { state };

  const at = due?.at ?? interrupted?.at ?? '';
  const starts = due?.starts ?? 1;
  const attempts = due ? 1 : (interrupted?.attempts ?? 0) + 1;
  const outcome = isActive
    ? 'skipped'
    : attempts > mostAttempts
      ? 'cut-off'
      : interrupted !== undefined || due?.isLate === true || starts > 1
        ? 'caught-up'
        : 'started';
  const tick: Tick = { at, outcome, starts };
  const { pending, ...rest } = state;
  return {
    tick,
    state: {
      ...rest,
      decided_until: due?.at ?? state.decided_until,
      ...(outcome === 'skipped' && pending && { pending }),
      ...((outcome === 'started' || outcome === 'caught-up') && { pending: { at, attempts } }),
      ticks: [tick, ...state.ticks].slice(0, mostKept),
    },
  };
};

/** The state of a client whose sync has ended. @param wasSkipped - because another process synced the client */
export const afterSync = ({ pending, ...state }: ScheduleState, wasSkipped: boolean): ScheduleState => ({
  ...state,
  ticks: state.ticks.map((tick) => (wasSkipped && tick.at === pending?.at ? { ...tick, outcome: 'skipped' } : tick)),
});

/** The state of a client that nothing starts now. */
export const paused = (state: ScheduleState): ScheduleState => (state.paused ? state : { ...state, paused: true });

/** Computed anew at each call, which takes a millisecond. */
export const nextLook: NextLook = (plan, state) => {
  const [next] = nextStarts(plan.schedule, Date.parse(state.decided_until), startsOptions(plan, state)).take(1);
  return next === undefined ? undefined : next + spreadMs(plan.clientId);
};

/** As `nextLook`; the last answer about each client is remembered. */
export const rememberedNextLook = (): NextLook => {
  const known = new Map<string, { readonly of: string; readonly next: number | undefined }>();
  return (plan, state) => {
    const of = [plan.expression, plan.timezone, state.since, state.decided_until].join('\n');
    const before = known.get(plan.clientId);
    if (before?.of === of) return before.next;
    const next = nextLook(plan, state);
    known.set(plan.clientId, { of, next });
    return next;
  };
};

const followed = (plan: SchedulePlan, before: ScheduleState | undefined, now: number): ScheduleState => {
  const at = new Date(now).toISOString();
  const { expression: schedule, timezone } = plan;
  if (before?.schedule !== schedule || before.timezone !== timezone)
    return { schedule, timezone, since: at, decided_until: at, ticks: before?.ticks ?? [] };
  if (!before.paused) return before;
  return { schedule, timezone, since: before.since, decided_until: at, ticks: before.ticks };
};

interface DueStart {
  readonly at: string;
  readonly starts: number;
  readonly isLate: boolean;
}

/** What is due, when something is. */
const dueStart = (plan: SchedulePlan, state: ScheduleState, now: number): DueStart => {
  const until = now - spreadMs(plan.clientId);
  const options = startsOptions(plan, state);
  let starts = 0;
  for (const start of nextStarts(plan.schedule, Date.parse(state.decided_until), options).take(mostCounted)) {
    if (start > until) break;
    starts += 1;
  }
  const [latest = until] = pastStarts(plan.schedule, until, options).take(1);
  return { at: new Date(latest).toISOString(), starts, isLate: until - latest > lateAfterMs };
};

const startsOptions = ({ timezone }: SchedulePlan, { since }: ScheduleState) => ({
  timezone,
  anchor: Date.parse(since),
});
