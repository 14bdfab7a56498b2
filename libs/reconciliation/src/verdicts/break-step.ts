import type { BreakKind, BreakRule, RuleDocument } from '../rules/rule-document-schema.ts';
import { firstCarriedRow } from './verdict-row.ts';
import type { Step } from '../steps/step.ts';

/**
 * Every break with its row: a pair whose amount and date both differ has two, a row or a pair that fits no rule has none.
 *
 * `rule_no` is the place of the rule in the document, which is also the order of the report. A pair is reported once, with the file's row.
 */
export const breakStep = (rules: Pick<RuleDocument, 'breaks' | 'file'>): Step => ({
  name: 'breaks',
  sql: (['L', 'R'] as const)
    .map((side) => [side, foundOn(side, rules)] as const)
    .filter(([, parts]) => parts.length > 0)
    .map(([side, parts]) => select(side, parts.join('\nUNION ALL ')))
    .join('\nUNION ALL '),
});

/** Each side is joined with its rows once, because each kind of break would look through all of them again. */
const foundOn = (
  side: 'L' | 'R',
  { breaks: rules, file }: Pick<RuleDocument, 'breaks' | 'file'>,
): readonly string[] => [
  ...together.flatMap((kinds) => {
    const used = kinds.filter((kind) => rules.some(({ when }) => when === kind));
    const found = used.flatMap((kind) =>
      conditions[kind].flatMap(([of, condition]) => (of === side ? [[kind, condition] as const] : [])),
    );
    return found.length > 0 ? [foundBy(found, side, rules)] : [];
  }),
  ...(side === 'L' && rules.some(({ when }) => when === 'fields')
    ? [differing(rules, file.compared_columns.length)]
    : []),
];

type Condition = readonly [side: 'L' | 'R', condition: string];

/** A person may have taken the pair apart. An item of an earlier day was a break on that day, and is counted among the open items. */
const alone = `v.verdict IN ('ONLY_HERE', 'UNMATCHED') AND v.row_no < ${String(firstCarriedRow)}`;

const byKey = "v.verdict IN ('AMOUNT', 'DATE', 'AMOUNT_AND_DATE', 'TOLERATED')";

const onBothSides = (verdict: string): readonly Condition[] => [
  ['L', `v.verdict = '${verdict}'`],
  ['R', `v.verdict = '${verdict}'`],
];

/** Which verdicts are a break of a kind. A difference within the tolerance is one too, so that a rule of the document can report it. */
const conditions: Readonly<Record<Exclude<BreakKind, 'fields'>, readonly Condition[]>> = {
  only_file: [['L', alone]],
  only_base: [['R', alone]],
  amount: [['L', `${byKey} AND v.d_cents <> 0`]],
  date: [['L', `${byKey} AND v.d_days <> 0`]],
  near: [['L', "v.verdict = 'NEAR'"]],
  copy: onBothSides('COPY'),
  key_repeated: onBothSides('KEY_REPEATED'),
  group_repeated: onBothSides('GROUP_REPEATED'),
  ambiguous: onBothSides('AMBIGUOUS'),
};

/** Kinds that look through the verdicts together, because no row is of two of them. A pair may differ in its amount and in its date. */
const together: readonly (readonly (keyof typeof conditions)[])[] = [
  ['only_file', 'only_base', 'amount', 'near', 'copy', 'key_repeated', 'group_repeated', 'ambiguous'],
  ['date'],
];

const select = (side: 'L' | 'R', from: string): string =>
  `SELECT b.rule_no, b.side, b.row_no, b.other_no, b.cents, b.d_cents, b.d_days, b.rivals, b.ref, a.party, a.k, a.nome, a.ativo, a.lote, a.day_no
FROM (${from}) b
JOIN ${side.toLowerCase()}0 a ON a.row_no = b.row_no WHERE b.rule_no >= 0`;

const foundBy = (
  kinds: readonly (readonly [kind: BreakKind, condition: string])[],
  side: 'L' | 'R',
  rules: readonly BreakRule[],
): string => {
  const cases = kinds.map(([kind, condition]) => `WHEN ${condition} THEN ${ruleNo(kind, rules)}`);
  return `SELECT CASE ${cases.join('\n    ')} ELSE -1 END AS rule_no, v.side, v.row_no, v.other_no, v.cents, v.d_cents, v.d_days, v.rivals, v.ref
  FROM verdicts v WHERE v.side = '${side}' AND v.verdict <> 'EQUAL'`;
};

/** Pairs of the same key whose compared texts differ. `ref` holds the places of those that do, each with `_` behind it. */
const differing = (rules: readonly BreakRule[], columns: number): string => {
  const places = Array.from({ length: columns }, (_, at) => {
    const text = (row: string): string => `SPLIT_PART(${row}.campos, CHR(30), ${String(at + 1)})`;
    return `CASE WHEN ${text('r')} <> '' AND ${text('l')} <> ${text('r')} THEN CAST(${String(at + 1)} AS VARCHAR(20)) || '_' ELSE '' END`;
  });
  return `SELECT CASE WHEN d.ref = '' THEN -1 ELSE d.rule_no END AS rule_no, d.side, d.row_no, d.other_no, d.cents, d.d_cents, d.d_days, d.rivals, d.ref
  FROM (SELECT ${ruleNo('fields', rules)} AS rule_no, v.side, v.row_no, v.other_no, v.cents, v.d_cents, v.d_days, v.rivals, ${places.join(' || ')} AS ref
    FROM verdicts v JOIN l0 l ON l.row_no = v.row_no JOIN r0 r ON r.row_no = v.other_no
    WHERE v.side = 'L' AND (${byKey} OR v.verdict = 'EQUAL') AND l.campos <> r.campos) d`;
};

/** The first rule of the kind that fits. */
const ruleNo = (kind: BreakKind, rules: readonly BreakRule[]): string => {
  const cases = rules.flatMap(({ when, above_cents: cents, above_days: days }, at) =>
    when === kind
      ? [`WHEN ABS(v.d_cents) > ${String(cents || -1)} AND ABS(v.d_days) > ${String(days || -1)} THEN ${String(at)}`]
      : [],
  );
  return `CASE ${cases.join(' ')} ELSE -1 END`;
};
