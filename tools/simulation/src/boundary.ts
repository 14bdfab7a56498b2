import type { Actor } from './actor.ts';
import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';

/** What goes wrong at one I/O boundary. */
export type Fault =
  | 'none'
  /** Takes up to half a minute. */
  | 'slow'
  /** Never arrives; the caller is told so. */
  | 'lost request'
  /** Is done; the caller is told that it is not known. */
  | 'lost answer'
  /** Is done twice, as a client that repeats a request does it; the second answer counts. */
  | 'twice'
  /** The invocation dies before the call leaves, or after it was done. */
  | 'crash before'
  | 'crash after'
  /** The whole execution dies with it. */
  | 'kill before'
  | 'kill after'
  /** The machine sees the invocation fail and tries again; the invocation does not know and goes on, in its own time. */
  | 'abandon'
  /** The process sleeps for longer than a lease, the machine with it, and wakes. */
  | 'pause'
  /** The same, and the answer to the call is lost. */
  | 'pause, then no answer';

/** Decides what goes wrong, boundary by boundary. */
export interface FaultPlan {
  readonly at: (label: string, actor: Actor) => Fault;
}

/** A call that may have been done or not. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** Every call of a process to the world outside crosses it. */
export interface Boundary {
  readonly cross: <Result>(actor: Actor, label: string, effect: () => Result) => Promise<Result>;
  readonly sleep: (actor: Actor, ms: number) => Promise<void>;
  /** Runs `action` when the actor can hear it: later when it is paused, never when it is dead. */
  readonly tell: (actor: Actor, delayMs: number, action: () => void) => void;
}

export interface BoundaryOptions {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly faults: FaultPlan;
  /** The machine sees this actor's invocation fail. */
  readonly onDeath: (actor: Actor) => void;
}

const timeoutMs = 10_000;
/** Beyond a lease, and often beyond the start of the next sync. */
const longPauseMs = { from: 21 * 60_000, to: 55 * 60_000 };

export const createBoundary = ({ scheduler, chance, faults, onDeath }: BoundaryOptions): Boundary => {
  const die = (actor: Actor, all: boolean): void => {
    for (let one: Actor | undefined = actor; one; one = all ? one.parent : undefined) one.die();
    onDeath(actor);
  };
  const tell = (actor: Actor, delayMs: number, action: () => void): void => {
    scheduler.after(delayMs, () => {
      if (!actor.alive) return;
      if (actor.pausedUntil > scheduler.now) tell(actor, actor.pausedUntil - scheduler.now, action);
      else action();
    });
  };

  const cross = <Result>(actor: Actor, label: string, effect: () => Result): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      const fault = faults.at(label, actor);
      const lost = (): void => {
        reject(new ConnectionLost(`${label}: no answer`));
      };
      if (fault === 'crash before' || fault === 'kill before') {
        scheduler.after(0, () => {
          die(actor, fault === 'kill before');
        });
        return;
      }
      if (fault === 'pause' || fault === 'pause, then no answer')
        (actor.parent ?? actor).pause(scheduler.now + chance.between(longPauseMs.from, longPauseMs.to));
      if (fault === 'abandon')
        scheduler.after(0, () => {
          onDeath(actor);
        });
      if (fault === 'lost request') {
        tell(actor, timeoutMs, lost);
        return;
      }
      // What has left arrives, whatever becomes of the sender.
      scheduler.after(chance.between(...onItsWayMs(fault, label, chance)), () => {
        const once = attempt(effect);
        const result = fault === 'twice' ? attempt(effect) : once;
        if (fault === 'crash after' || fault === 'kill after') {
          die(actor, fault === 'kill after');
          return;
        }
        if (fault === 'lost answer' || fault === 'pause, then no answer') tell(actor, timeoutMs, lost);
        else
          tell(actor, chance.between(1, 30), () => {
            answer(result, resolve, reject);
          });
      });
    });

  return {
    cross,
    tell,
    sleep: (actor, ms) =>
      new Promise((resolve) => {
        tell(actor, ms, resolve);
      }),
  };
};

/** A call that nobody waits for any more reaches the product soon or not at all: against one that comes hours later no lease helps. */
const onItsWayMs = (fault: Fault, label: string, chance: Chance): readonly [number, number] => {
  if (fault === 'slow') return [100, 30_000];
  if (fault === 'abandon') return [100, label === 'product.send' ? 5000 : chance.pick([3000, 30_000])];
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
