import type { Fault, FaultPlan } from './boundary.ts';
import type { Chance } from './chance.ts';

const kinds: readonly Fault[] = ['slow', 'slow', 'lost request', 'lost answer', 'twice', 'crash before', 'crash after', 'kill before', 'kill after', 'abandon', 'pause'];

/** Faults by chance, until the world calms down. */
export const faultsByChance = (chance: Chance, probability: number, isCalm: () => boolean): FaultPlan => {
  let paused = false;
  return {
    at: () => {
      if (isCalm() || !chance.happens(probability)) return 'none';
      const fault = chance.pick(kinds);
      if (fault !== 'pause') return fault;
      if (paused) return 'slow'; // three pauses of one execution are longer than it may live
      paused = true;
      return fault;
    },
  };
};

/** Faults at certain boundaries, counted from 0 in the order in which they are crossed. */
export interface CountedPlan extends FaultPlan {
  /** Boundaries crossed so far. */
  readonly crossed: () => number;
  /** What each was. */
  readonly labels: readonly string[];
}

export const faultsAt = (faults: ReadonlyMap<number, Fault>): CountedPlan => {
  const labels: string[] = [];
  return {
    labels,
    crossed: () => labels.length,
    at: (label) => {
      labels.push(label);
      return faults.get(labels.length - 1) ?? 'none';
    },
  };
};
