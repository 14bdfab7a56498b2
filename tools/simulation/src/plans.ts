import type { Fault, FaultPlan } from './boundary.ts';
import type { Chance } from './chance.ts';
import type { Story } from './story.ts';

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

/** Faults by chance, until the world calms down. */
export const faultsByChance = (
  chance: Chance,
  { faultProbability, aimed, calmAt }: Pick<Story, 'faultProbability' | 'aimed' | 'calmAt'>,
  elapsedMs: () => number,
): FaultPlan => {
  let paused = false;
  let crossed = 0;
  const aim = (label: string): Fault | undefined => {
    if (label !== aimed?.label || elapsedMs() < aimed.from || elapsedMs() >= (aimed.until ?? calmAt)) return undefined;
    crossed += 1;
    return aimed.nth === 'every' || aimed.nth === crossed ? aimed.fault : undefined;
  };
  return {
    at: (label) => {
      if (elapsedMs() >= calmAt) return 'none';
      const fault = aim(label) ?? (chance.happens(faultProbability) ? chance.pick(kinds) : 'none');
      if (fault !== 'pause') return fault;
      if (paused) return 'slow'; // three pauses of one execution are longer than it may live
      paused = true;
      return fault;
    },
  };
};

/** Faults at certain boundaries, counted from 0 in the order in which they are crossed between two times. */
export interface CountedPlan extends FaultPlan {
  /** What each boundary was. */
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
