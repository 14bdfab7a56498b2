import type { ScheduleState, ScheduleStates, Tick } from '@siesa-integration/local-runtime';
import type { Log } from '@siesa-integration/sync-pipeline';
import pLimit from 'p-limit';
import { afterSync, decideStart, paused, rememberedNextLook, spreadMs } from './decide-start.ts';
import type { SchedulePlan, SchedulePlans } from './read-plans.ts';

/** How a sync that a schedule started has ended. */
export type ScheduledEnd =
  | 'ended'
  /** Another process syncs the client. */
  | 'skipped'
  /** The host was closed. Its start is made up for later. */
  | 'cut-off';

/** What a scheduler needs. */
export interface SchedulerPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends early, without an error, when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly readPlans: () => Promise<SchedulePlans>;
  readonly states: Pick<ScheduleStates, 'all' | 'read' | 'put'>;
  /** Syncs a client to its end. */
  readonly sync: (clientId: string) => Promise<ScheduledEnd>;
  readonly log: Log;
  /** Called for each decision. @defaultValue nothing is done */
  readonly onTick?: (clientId: string, tick: Tick) => void;
}

export interface SchedulerOptions {
  /** How many syncs run at once; the others wait in the order of their starts. */
  readonly concurrency: number;
  /** How often changed files are looked for. @defaultValue 10,000 */
  readonly lookEveryMs?: number;
}

/** What a scheduler does now. */
export interface SchedulerStatus {
  readonly running: number;
  readonly waiting: number;
  /** Of the last look at the files. */
  readonly problems: readonly string[];
  /** Why the last look failed, in words; absent when it did not. */
  readonly failure?: string;
}

export interface Scheduler {
  /** Follows the schedules until the signal is aborted, and waits for the syncs that run then. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly status: () => SchedulerStatus;
}

/**
 * Starts the syncs of a folder's clients by their schedules.
 *
 * A decision is stored before its sync starts, so a process that is killed in between makes up for it when it is started again.
 */
export const createScheduler = (
  { now, sleep, readPlans, states, sync, log, onTick = () => undefined }: SchedulerPorts,
  { concurrency, lookEveryMs = 10_000 }: SchedulerOptions,
): Scheduler => {
  const limit = pLimit(concurrency);
  const nextLook = rememberedNextLook();
  const active = new Map<string, Promise<void>>();
  let problems: readonly string[] = [];
  let failure: string | undefined;

  const syncAndSettle = async (clientId: string, signal: AbortSignal): Promise<void> => {
    try {
      const end = signal.aborted ? 'cut-off' : await sync(clientId);
      const state = end === 'cut-off' ? undefined : await states.read(clientId);
      if (state) await states.put(clientId, afterSync(state, end === 'skipped'));
    } catch (error) {
      log.error('A scheduled sync could not be started or its end not be stored', {
        client_id: clientId,
        error: textOf(error),
      });
    } finally {
      active.delete(clientId);
    }
  };

  const decide = async (plan: SchedulePlan, before: ScheduleState | undefined): Promise<Decided> => {
    const { clientId } = plan;
    const { state, tick } = decideStart(plan, before, { now: now(), isActive: active.has(clientId), nextLook });
    if (state !== before) await states.put(clientId, state);
    if (tick) {
      onTick(clientId, tick);
      log[tick.outcome === 'started' ? 'info' : 'warn'](sentences[tick.outcome], {
        client_id: clientId,
        due: tick.at,
        starts: tick.starts,
      });
    }
    return {
      clientId,
      starts: tick?.outcome === 'started' || tick?.outcome === 'caught-up',
      next: nextLook(plan, state),
    };
  };

  /** @returns when the next start is due */
  const look = async (signal: AbortSignal): Promise<number> => {
    const found = await readPlans();
    for (const problem of found.problems) if (!problems.includes(problem)) log.warn(problem);
    ({ problems } = found);
    const known = await states.all();
    const planned = new Set(found.plans.map(({ clientId }) => clientId));
    for (const [clientId, state] of known)
      if (!planned.has(clientId) && !found.unusable.has(clientId) && !state.paused)
        await states.put(clientId, paused(state));
    const decided: Decided[] = [];
    for (const plan of found.plans.toSorted(bySpread)) {
      const decision = await decide(plan, known.get(plan.clientId));
      decided.push(decision);
      if (decision.starts)
        active.set(
          decision.clientId,
          limit(() => syncAndSettle(decision.clientId, signal)),
        );
    }
    return Math.min(...decided.flatMap(({ next }) => next ?? []));
  };

  return {
    run: async (signal) => {
      while (!signal.aborted) {
        const next = await look(signal).then(
          (at) => {
            failure = undefined;
            return at;
          },
          (error: unknown) => {
            failure = textOf(error);
            log.error('The schedules could not be looked at; they will be again', { error: failure });
            return Number.POSITIVE_INFINITY;
          },
        );
        await sleep(Math.max(1, Math.min(next - now(), lookEveryMs)), signal);
      }
      await Promise.all(active.values());
    },
    status: () => ({
      running: limit.activeCount,
      waiting: limit.pendingCount,
      problems,
      ...(failure !== undefined && { failure }),
    }),
  };
};

interface Decided {
  readonly clientId: string;
  readonly starts: boolean;
  readonly next: number | undefined;
}

const sentences: Readonly<Record<Tick['outcome'], string>> = {
  started: 'A sync starts by its schedule',
  'caught-up': 'A sync starts in place of those that were missed or cut off',
  skipped: 'A start is skipped, because a sync of the client runs',
  'cut-off': 'The sync was cut off three times: it waits for its next start',
};

const bySpread = (one: SchedulePlan, other: SchedulePlan): number =>
  spreadMs(one.clientId) - spreadMs(other.clientId) || one.clientId.localeCompare(other.clientId);

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
