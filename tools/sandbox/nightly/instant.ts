import type { ExecutionEvent, LocalExecution } from '@siesa-integration/local-runtime/workflow';

/** A point in the life of an execution, at which a process can be killed. */
export interface Instant {
  readonly kind: ExecutionEvent['kind'];
  readonly state: string;
  /** The event's number among those of its state and kind, from 1: a state is visited once a slice. */
  readonly visit: number;
  /** So many calls to the stores later, or when the state ends. @defaultValue 0 */
  readonly calls?: number;
}

/** An execution, watched: what happened, and how many calls to the stores had been made by then. */
export type Observed = ExecutionEvent & { readonly callsBefore: number };

export interface Watched {
  readonly execution: LocalExecution;
  /** The calls to the stores so far: to AWS's stand-ins, or to the embedded host's ports. */
  readonly calls: { readonly length: number };
}

export const observe = async ({ execution, calls }: Watched): Promise<readonly Observed[]> => {
  const observed: Observed[] = [];
  for await (const event of execution.events) observed.push({ ...event, callsBefore: calls.length });
  await execution.result;
  return observed;
};

/**
 * Where to kill: as each state begins (the one before has just ended), as it makes its last call to a store but one (the product has answered and the ledger is
 * written; the cursor moves), as it fails, and at the very end. A state that several slices visit:
 * as it begins for the first time, and for the second.
 */
export const instantsOf = (events: readonly Observed[]): readonly Instant[] => {
  const visits = new Map<string, number>();
  return events.flatMap(({ kind, state, callsBefore }, at) => {
    const visit = (visits.get(`${kind} ${state}`) ?? 0) + 1;
    visits.set(`${kind} ${state}`, visit);
    const next = events[at + 1];
    if (visit > (kind === 'entered' ? 2 : 1) || kind === 'caught' || kind === 'retried' || (kind === 'exited' && next))
      return []; // at once after another

    const calls = kind === 'entered' && next ? next.callsBefore - callsBefore : 0;
    return [{ kind, state, visit }, ...(calls > 1 ? [{ kind, state, visit, calls: calls - 1 }] : [])];
  });
};

/** Instants of several executions without those that an earlier one has too. */
export const distinctInstants = <T extends { readonly instant: Instant }>(all: readonly T[]): readonly T[] =>
  all.filter(({ instant }, at) => all.findIndex((earlier) => sameMoment(earlier.instant, instant)) === at);

const sameMoment = (one: Instant, other: Instant): boolean =>
  one.kind === other.kind &&
  one.state === other.state &&
  one.visit === other.visit &&
  (one.calls === undefined) === (other.calls === undefined);

/** For people: `LoadToProduct entered again, 5 calls later`. */
export const renderInstant = ({ kind, state, visit, calls }: Instant): string =>
  `${state} ${kind}${visit === 1 ? '' : ' again'}${calls === undefined ? '' : `, ${String(calls)} calls later`}`;

/** Resolves at an instant of an execution. */
export const reached = async (instant: Instant, { execution, calls }: Watched): Promise<void> => {
  let visits = 0;
  let until = Infinity;
  const { promise: isNow, resolve } = Promise.withResolvers<undefined>();
  const afterCalls = async (): Promise<void> => {
    while (calls.length < until) await new Promise(setImmediate);
    resolve(undefined);
  };
  const follow = async (): Promise<void> => {
    for await (const { kind, state } of execution.events) {
      if (until !== Infinity) resolve(undefined); // the state ended before it had made its calls
      if (kind !== instant.kind || state !== instant.state || ++visits < instant.visit) continue;
      until = calls.length + (instant.calls ?? 0);
      void afterCalls();
    }
    throw new Error(`The execution ended without ${renderInstant(instant)}.`);
  };
  await Promise.race([isNow, follow()]);
};
