import { describe, expect, it } from 'vitest';
import { answerStyles, signRule } from './describe-destination-adapter.ts';
import { startMemoryDestination } from './memory-destination.ts';
import { callingMutants } from './mutants/calling-mutants.ts';
import type { Mutant } from './mutants/mutate.ts';
import { readingMutants } from './mutants/reading-mutants.ts';
import { sendingMutants } from './mutants/sending-mutants.ts';
import { destinationRules } from './destination-rules.ts';

const rules = Object.values(destinationRules).flat();
const mutants: Readonly<Record<string, () => Mutant>> = {
  ...Object.fromEntries(Object.entries(readingMutants).map(([id, mutant]) => [id, () => mutant])),
  ...callingMutants,
  ...sendingMutants,
};

/** Rules that a mutant breaks; a fresh one for each rule, as each case gets a fresh adapter. */
const brokenBy = async (breed: () => Mutant, style: (typeof answerStyles)[number]): Promise<readonly string[]> => {
  const broken: string[] = [];
  for (const rule of rules) {
    await signRule(rule, () => startMemoryDestination(breed()), style).catch(() => broken.push(rule.id));
  }
  return broken;
};

describe('the conformance kit', () => {
  it('has a mutant for every rule', () => {
    expect(Object.keys(mutants).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  // Each style takes a third of the mutants: 53 of them by 53 rules are enough work for one style.
  const cases = Object.entries(mutants).map(
    ([id, breed], index) => [id, answerStyles[index % answerStyles.length] ?? 'results', breed] as const,
  );

  it.each(cases)(
    'sees that a mutant breaks %s, and nothing else (a product that answers with %s)',
    async (id, style, breed) => {
      expect(await brokenBy(breed, style)).toEqual([id]);
    },
  );
});
