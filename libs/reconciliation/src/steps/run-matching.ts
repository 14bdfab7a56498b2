import { matchingPlan } from './matching-plan.ts';
import type { Engine, MatchRules, Step } from './step.ts';

/**
 * Gives every row of `l0` and `r0` its verdict. Afterwards the engine also has `verdicts`, what that is a view of, and `balance`; everything else between is
 * dropped.
 *
 * @returns how many rounds of near matching found a pair
 */
export const runMatching = async (engine: Engine, rules: MatchRules): Promise<number> => {
  const { before, round, after } = matchingPlan(rules);
  const steps: Step[] = [];
  const run = async (step: Step): Promise<number> => {
    const rows = await engine.run(step);
    steps.push(step);
    return rows;
  };

  for (const step of before) await run(step);
  const rounds = await runRounds(round, run);
  for (const step of after) await run(numbered(step, rounds));
  const kept = new Set(['verdicts', 'balance', ...steps.flatMap(({ viewOf = [] }) => viewOf)]);
  await engine.drop(steps.map(({ name }) => name).filter((name) => !kept.has(name)));
  return rounds;
};

const runRounds = async ([pick, ...others]: readonly Step[], run: (step: Step) => Promise<number>): Promise<number> => {
  let at = 0;
  while (pick && (await run(numbered(pick, at))) > 0) {
    for (const step of others) await run(numbered(step, at));
    at += 1;
  }
  return at;
};

const numbered = ({ name, sql, ...more }: Step, at: number): Step => ({
  ...more,
  name: withNumber(name, at),
  sql: withNumber(sql, at),
});

const withNumber = (text: string, at: number): string =>
  text.replaceAll('{i}', String(at)).replaceAll('{next}', String(at + 1));
