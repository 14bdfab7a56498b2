import type { BreakKind, BreakRule } from '../rules/rule-document-schema.ts';
import type { Step } from '../steps/step.ts';

/**
 * Every break with its row: a pair whose amount and date both differ has two, a row or a pair that fits no rule has none.
 *
 * `rule_no` is the place of the rule in the document, which is also the order of the report. A pair is reported once, with the file's row.
 */
export const breakStep = (rules: readonly BreakRule[]): Step => ({
  name: 'breaks',
  sql: (Object.keys(conditions) as BreakKind[])
    .filter((kind) => rules.some(({ when }) => when === kind))
    .flatMap((kind) => conditions[kind].map(([side, condition]) => select(kind, side, condition, rules)))
    .join('\nUNION ALL '),
});

type Condition = readonly [side: 'L' | 'R', condition: string];

const byKey = "v.verdict IN ('AMOUNT', 'DATE', 'AMOUNT_AND_DATE', 'TOLERATED')";

const onBothSides = (verdict: string): readonly Condition[] => [
  ['L', `v.verdict = '${verdict}'`],
  ['R', `v.verdict = '${verdict}'`],
];

/** Which verdicts are a break of a kind. A difference within the tolerance is one too, so that a rule of the document can report it. */
const conditions: Readonly<Record<BreakKind, readonly Condition[]>> = {
  only_file: [['L', "v.verdict = 'ONLY_HERE'"]],
  only_base: [['R', "v.verdict = 'ONLY_HERE'"]],
  amount: [['L', `${byKey} AND v.d_cents <> 0`]],
  date: [['L', `${byKey} AND v.d_days <> 0`]],
  near: [['L', "v.verdict = 'NEAR'"]],
  copy: onBothSides('COPY'),
  key_repeated: onBothSides('KEY_REPEATED'),
  group_repeated: onBothSides('GROUP_REPEATED'),
  ambiguous: onBothSides('AMBIGUOUS'),
};

const select = (kind: BreakKind, side: 'L' | 'R', condition: string, rules: readonly BreakRule[]): string =>
  `SELECT b.rule_no, b.side, b.row_no, b.other_no, b.cents, b.d_cents, b.d_days, b.rivals, b.ref, a.party, a.k, a.nome, a.ativo, a.lote, a.day_no
FROM (SELECT ${ruleNo(kind, rules)} AS rule_no, v.side, v.row_no, v.other_no, v.cents, v.d_cents, v.d_days, v.rivals, v.ref
  FROM verdicts v WHERE v.side = '${side}' AND ${condition}) b
JOIN ${side.toLowerCase()}0 a ON a.row_no = b.row_no WHERE b.rule_no >= 0`;

/** The first rule of the kind that fits. */
const ruleNo = (kind: BreakKind, rules: readonly BreakRule[]): string => {
  const cases = rules.flatMap(({ when, above_cents: cents, above_days: days }, at) =>
    when === kind
      ? [`WHEN ABS(v.d_cents) > ${String(cents || -1)} AND ABS(v.d_days) > ${String(days || -1)} THEN ${String(at)}`]
      : [],
  );
  return `CASE ${cases.join(' ')} ELSE -1 END`;
};
