import { describe, expect, it } from 'vitest';
import { answerStyles, checkRule } from './describe-destination-adapter.ts';
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
const brokenBy = async (create: () => Mutant, style: (typeof answerStyles)[number]): Promise<readonly string[]> => {
  const broken: string[] = [];
  for (const rule of rules) {
    await checkRule(rule, () => startMemoryDestination(create()), style).catch(() => broken.push(rule.id));
  }
  return broken;
};

describe('the conformance kit', () => {
  it('has a mutant for every rule', () => {
    expect(Object.keys(mutants).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  // Each style runs a third of the mutants, because all mutants by all rules take long enough in one style.
  const cases = Object.entries(mutants).map(
    ([id, create], index) => [id, answerStyles[index % answerStyles.length] ?? 'results', create] as const,
  );

  it.each(cases)(
    'finds that a mutant breaks %s, and no other rule (a destination that answers with %s)',
    async (id, style, create) => {
      expect(await brokenBy(create, style)).toEqual([id]);
    },
  );
});
