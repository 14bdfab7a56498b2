import { breakStep, bundledRules, matchingPlan, type MatchRules, type Step } from '@siesa-integration/reconciliation';
import { randomWorlds } from '@siesa-integration/reconciliation/testing';
import { expect, it } from 'vitest';
import { anEngine, load } from './testing/run-world.ts';

const rules: MatchRules = {
  tolerance: { cents: 1, days: 1 },
  group: { cents: 2, days: 3 },
  near: { cents: 1, days: 3 },
  ties: 'ask',
};

/** A join that compares every row with every row: on a million rows it takes hours. */
const everyPair = /NL_JOIN|CROSS_PRODUCT|NESTED_LOOP|PIECEWISE_MERGE|IE_JOIN/;

it.each(['accept', 'ask'] as const)('no step compares all rows of both sides (%s)', async (ties) => {
  const engine = await anEngine({ threads: 1 });
  const { file, base } = randomWorlds(1, 40);
  await load(engine, 'l0', file);
  await load(engine, 'r0', base);
  const { before, round, after } = matchingPlan({ ...rules, ties });
  const steps = [...before, ...[...round, ...after].map(first), breakStep(bundledRules('bank-statement'))];

  const suspicious: string[] = [];
  for (const step of steps) {
    if (everyPair.test(await engine.explain(step))) suspicious.push(step.name);
    await engine.run(step);
  }

  expect(suspicious).toEqual(['candidates']); // with the nine rows of offsets
  expect(
    await engine.explain({ name: 'all', sql: 'SELECT l.row_no FROM l0 l JOIN r0 r ON l.cents < r.cents' }),
  ).toMatch(everyPair);
  engine.close();
});

/** The texts of round 0, and what follows it. */
const first = ({ name, sql }: Step): Step => ({
  name: name.replaceAll('{i}', '0').replaceAll('{next}', '1'),
  sql: sql.replaceAll('{i}', '0').replaceAll('{next}', '1'),
});
