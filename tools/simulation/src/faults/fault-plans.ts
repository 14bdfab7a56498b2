import type { Scenario } from '../scenario/scenario.ts';
import type { Fault, FaultPlan } from './boundary.ts';
import type { Chance } from './chance.ts';

const kinds: readonly Fault[] = [
  'slow',
  'slow',
  'lost request',
  'lost answer',
  'twice',
  'crash before',
  'crash after',
  'kill before',
  'kill after',
  'abandon',
  'pause',
];

/** Random faults until `quietFrom`, and the aimed one. */
export const faultsByChance = (
  chance: Chance,
  { faultProbability, aimed, quietFrom }: Pick<Scenario, 'faultProbability' | 'aimed' | 'quietFrom'>,
  elapsedMs: () => number,
): FaultPlan => {
  let paused = false;
  let crossed = 0;
  const aim = (label: string): Fault | undefined => {
    if (label !== aimed?.label || elapsedMs() < aimed.from || elapsedMs() >= (aimed.until ?? quietFrom))
      return undefined;
    crossed += 1;
    return aimed.nth === 'every' || aimed.nth === crossed ? aimed.fault : undefined;
  };
  return {
    at: (label) => {
      if (elapsedMs() >= quietFrom) return 'none';
      const fault = aim(label) ?? (chance.happens(faultProbability) ? chance.pick(kinds) : 'none');
      if (fault !== 'pause') return fault;
      if (paused) return 'slow'; // three pauses would exceed the execution's timeout
      paused = true;
      return fault;
    },
  };
};

/** Faults at chosen crossings, counted from 0 between two times. */
export interface CountedPlan extends FaultPlan {
  /** The label of each crossing. */
  readonly labels: readonly string[];
}

export interface CountedOptions {
  readonly faults: ReadonlyMap<number, Fault>;
  /** Milliseconds from the beginning. */
  readonly from: number;
  readonly to: number;
  readonly elapsedMs: () => number;
}

export const faultsAt = ({ faults, from, to, elapsedMs }: CountedOptions): CountedPlan => {
  const labels: string[] = [];
  return {
    labels,
    at: (label) => {
      if (elapsedMs() < from || elapsedMs() >= to) return 'none';
      labels.push(label);
      return faults.get(labels.length - 1) ?? 'none';
    },
  };
};
