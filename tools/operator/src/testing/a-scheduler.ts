import type { ScheduleState } from '@siesa-integration/local-runtime';
import { silentLog } from '@siesa-integration/stage-runtime';
import { parseSchedule } from '@siesa-integration/workflow-contract';
import {
  createScheduler,
  type Scheduler,
  type SchedulerOptions,
  type SchedulerPorts,
} from '../serve/schedule/create-scheduler.ts';
import type { SchedulePlan } from '../serve/schedule/read-plans.ts';

/** A plan of a client, from its schedule. */
export const aPlan = (clientId: string, expression: string, timezone = 'UTC'): SchedulePlan => {
  const result = parseSchedule(expression);
  if (!result.ok) throw new Error(result.problem);
  return { clientId, expression, schedule: result.schedule, timezone };
};

/** A machine with a scheduler that can be switched off and on. Its clock is the one of vitest's fake timers. */
export interface SchedulerBench {
  readonly plans: SchedulePlan[];
  /** What was stored. */
  readonly states: Map<string, ScheduleState>;
  /** Syncs that were started, in order. */
  readonly started: { readonly clientId: string; readonly at: number }[];
  /** The most that ran at once. */
  readonly mostAtOnce: () => number;
  readonly switchOn: () => Scheduler;
  /** Everything that runs is cut off. */
  readonly switchOff: () => Promise<void>;
}

/** @param minutes - how long a sync takes */
export const aScheduler = (
  plans: readonly SchedulePlan[],
  minutes: (clientId: string, at: number) => number = () => 1,
  options: Partial<SchedulerOptions> = {},
  change: Partial<SchedulerPorts> = {},
): SchedulerBench => {
  const states = new Map<string, ScheduleState>();
  const started: { readonly clientId: string; readonly at: number }[] = [];
  const found = [...plans];
  let [running, most] = [0, 0];
  let power = new AbortController();
  let ran: Promise<void> = Promise.resolve();
  const sync: SchedulerPorts['sync'] = async (clientId) => {
    started.push({ clientId, at: Date.now() });
    running += 1;
    most = Math.max(most, running);
    await sleep(minutes(clientId, Date.now()) * 60_000, power.signal);
    running -= 1;
    return power.signal.aborted ? 'cut-off' : 'ended';
  };
  return {
    plans: found,
    states,
    started,
    mostAtOnce: () => most,
    switchOn: () => {
      power = new AbortController();
      const scheduler = createScheduler(
        {
          now: Date.now,
          sleep,
          readPlans: () => Promise.resolve({ plans: [...found], unusable: new Set(), problems: [] }),
          states: {
            all: () => Promise.resolve(new Map(states)),
            read: (clientId) => Promise.resolve(states.get(clientId)),
            put: (clientId, state) => Promise.resolve(void states.set(clientId, state)),
          },
          sync,
          log: silentLog,
          ...change,
        },
        { concurrency: 4, lookEveryMs: 3_600_000, ...options },
      );
      ran = scheduler.run(power.signal);
      return scheduler;
    },
    switchOff: async () => {
      power.abort();
      await ran;
    },
  };
};

const sleep = (ms: number, signal: AbortSignal): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const end = (): void => {
    clearTimeout(timer);
    resolve(undefined);
  };
  const timer = setTimeout(end, ms);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  return promise;
};
