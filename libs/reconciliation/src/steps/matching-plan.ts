import { groupSteps } from './group-steps.ts';
import { keySteps, openColumns } from './key-steps.ts';
import { nearSteps } from './near-steps.ts';
import { pairedRows, roundSteps } from './round-steps.ts';
import type { MatchingPlan, MatchRules } from './step.ts';
import { verdictSteps } from './verdict-steps.ts';

/**
 * The steps that give every row of both sides its verdict. Each row is taken by the first rule that fits: its key, its group, then party, amount and day.
 *
 * @example
 * const plan = matchingPlan(parseRules(text).match);
 * plan.before[0]?.name; // 'twice'
 */
export const matchingPlan = (rules: MatchRules): MatchingPlan => {
  const { group, near, ties } = rules;
  const left = group ? { l: 'l_free', r: 'r_free' } : { l: 'l_open', r: 'r_open' };
  return {
    before: [
      ...keySteps(rules),
      ...(group ? groupSteps(group, openColumns(rules)) : []),
      ...(near ? nearSteps(near, left) : []),
    ],
    round: near ? roundSteps(ties) : [],
    after: [...(near ? pairedRows(ties) : []), ...verdictSteps(rules, left)],
  };
};
