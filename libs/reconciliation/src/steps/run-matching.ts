import { matchingPlan } from './matching-plan.ts';
import type { Engine, MatchRules, Step } from './step.ts';

/**
 * Gives every row of `l0` and `r0` its verdict. Afterwards the engine also has `verdicts` and `balance`; everything between is dropped.
 *
 * @returns how many rounds of near matching found a pair
 */
export const runMatching = async (engine: Engine, rules: MatchRules): Promise<number> => {
  const { before, round, after } = matchingPlan(rules);
  const names: string[] = [];
  const run = async (step: Step): Promise<number> => {
    const rows = await engine.run(step);
    names.push(step.name);
    return rows;
  };

  for (const step of before) await run(step);
  const rounds = await runRounds(round, run);
  for (const step of after) await run(numbered(step, rounds));
  await engine.drop(names.filter((name) => !results.has(name)));
  return rounds;
};

const results = new Set(['verdicts', 'balance']);

const runRounds = async ([pick, ...others]: readonly Step[], run: (step: Step) => Promise<number>): Promise<number> => {
  let at = 0;
  while (pick && (await run(numbered(pick, at))) > 0) {
    for (const step of others) await run(numbered(step, at));
    at += 1;
  }
  return at;
};

const numbered = ({ name, sql }: Step, at: number): Step => ({ name: withNumber(name, at), sql: withNumber(sql, at) });

const withNumber = (text: string, at: number): string =>
  text.replaceAll('{i}', String(at)).replaceAll('{next}', String(at + 1));
