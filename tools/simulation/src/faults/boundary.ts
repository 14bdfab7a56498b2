import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimProcess } from './sim-process.ts';

/** What goes wrong at one I/O boundary. */
export type Fault =
  | 'none'
  /** Takes up to half a minute. */
  | 'slow'
  /** Never arrives; the caller gets an error. */
  | 'lost request'
  /** Is done; the caller gets the same error. */
  | 'lost answer'
  /** Is done twice, as when a client repeats a request; the second answer counts. */
  | 'twice'
  /** The invocation is killed before the call leaves, or after it was done. */
  | 'crash before'
  | 'crash after'
  /** The whole execution is killed with it. */
  | 'kill before'
  | 'kill after'
  /** The machine sees the invocation fail and retries, while the invocation goes on. */
  | 'abandon'
  /** The execution and all its invocations stop for longer than a lease, then go on. */
  | 'pause'
  /** The same, and the answer to the call is lost. */
  | 'pause, then no answer';

/** Decides what goes wrong, boundary by boundary. */
export interface FaultPlan {
  readonly at: (label: string, process: SimProcess) => Fault;
}

/** The caller cannot know whether the call was done. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** Every call of a process to another system crosses it. */
export interface Boundary {
  readonly cross: <Result>(process: SimProcess, label: string, effect: () => Result) => Promise<Result>;
  readonly sleep: (process: SimProcess, ms: number) => Promise<void>;
  /** Runs `action` after a delay: later when the process is paused, never when it was killed. */
  readonly deliver: (process: SimProcess, delayMs: number, action: () => void) => void;
}

export interface BoundaryOptions {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly faults: FaultPlan;
  /** The machine sees the invocation of this process fail. */
  readonly onCrash: (process: SimProcess) => void;
}

const timeoutMs = 10_000;
/** Longer than a lease, and often longer than until the next sync starts. */
const longPauseMs = { from: 21 * 60_000, to: 55 * 60_000 };

export const createBoundary = ({ scheduler, chance, faults, onCrash }: BoundaryOptions): Boundary => {
  const crash = (process: SimProcess, all: boolean): void => {
    for (let one: SimProcess | undefined = process; one; one = all ? one.parent : undefined) one.kill();
    onCrash(process);
  };
  const deliver = (process: SimProcess, delayMs: number, action: () => void): void => {
    scheduler.after(delayMs, () => {
      if (!process.alive) return;
      if (process.pausedUntil > scheduler.now) deliver(process, process.pausedUntil - scheduler.now, action);
      else action();
    });
  };

  const cross = <Result>(process: SimProcess, label: string, effect: () => Result): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      const fault = faults.at(label, process);
      const lost = (): void => {
        reject(new ConnectionLost(`${label}: no answer`));
      };
      if (fault === 'crash before' || fault === 'kill before') {
        scheduler.after(0, () => {
          crash(process, fault === 'kill before');
        });
        return;
      }
      if (fault === 'pause' || fault === 'pause, then no answer')
        (process.parent ?? process).pause(scheduler.now + chance.between(longPauseMs.from, longPauseMs.to));
      if (fault === 'abandon')
        scheduler.after(0, () => {
          onCrash(process);
        });
      if (fault === 'lost request') {
        deliver(process, timeoutMs, lost);
        return;
      }
      // A request that has left arrives, even when its sender is killed.
      scheduler.after(chance.between(...onItsWayMs(fault, label, chance)), () => {
        const once = attempt(effect);
        const result = fault === 'twice' ? attempt(effect) : once;
        if (fault === 'crash after' || fault === 'kill after') {
          crash(process, fault === 'kill after');
          return;
        }
        if (fault === 'lost answer' || fault === 'pause, then no answer') deliver(process, timeoutMs, lost);
        else
          deliver(process, chance.between(1, 30), () => {
            answer(result, resolve, reject);
          });
      });
    });

  return {
    cross,
    deliver,
    sleep: (process, ms) =>
      new Promise((resolve) => {
        deliver(process, ms, resolve);
      }),
  };
};

/** An abandoned call reaches the destination within seconds: no lease protects against one that arrives hours later. */
const onItsWayMs = (fault: Fault, label: string, chance: Chance): readonly [number, number] => {
  if (fault === 'slow') return [100, 30_000];
  if (fault === 'abandon') return [100, label === 'destination.send' ? 5000 : chance.pick([3000, 30_000])];
  return [1, 30];
};

type Attempt<Result> = { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: unknown };

const attempt = <Result>(effect: () => Result): Attempt<Result> => {
  try {
    return { ok: true, value: effect() };
  } catch (error) {
    return { ok: false, error };
  }
};

const answer = <Result>(
  result: Attempt<Result>,
  resolve: (value: Result) => void,
  reject: (error: unknown) => void,
): void => {
  if (result.ok) resolve(result.value);
  else reject(result.error);
};
