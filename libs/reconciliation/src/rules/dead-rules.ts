import type { Issue } from '@siesa-integration/canonical-model';
import type { BreakRule, RuleDocument } from './rule-document-schema.ts';
import type { Dialect, Side, TextColumn } from './side-schema.ts';

/** The rules of a document that can never match, and what contradicts itself. */
export const deadRules = (rules: RuleDocument): readonly Issue[] => [
  ...deadMatches(rules),
  ...rules.breaks.flatMap((rule, index) => deadBreak(rule, index, rules)),
  ...(['file', 'base'] as const).flatMap((name) => [
    ...deadDialect(rules[name], name),
    ...deadColumns(rules[name], `${name}.columns`),
  ]),
];

const issue = (path: string, message: string): Issue => ({ path, code: 'rules/never-matches', message });

const hasDates = ({ file, base }: RuleDocument): boolean => !!file.columns.date && !!base.columns.date;

const deadMatches = (rules: RuleDocument): readonly Issue[] => {
  const { match, file, base } = rules;
  const found: Issue[] = [];
  if (!file.columns.key !== !base.columns.key)
    found.push(
      issue(
        file.columns.key ? 'base.columns.key' : 'file.columns.key',
        'Only one side has a key, so no key can match.',
      ),
    );
  if (!file.columns.amount !== !base.columns.amount)
    found.push(
      issue(
        file.columns.amount ? 'base.columns.amount' : 'file.columns.amount',
        'Only one side has amounts, so they cannot be compared.',
      ),
    );
  if (!file.columns.amount && (match.near || match.group))
    found.push(issue(match.near ? 'match.near' : 'match.group', 'There is no amount that it could compare.'));
  if (match.group && (!file.columns.group || !base.columns.group))
    found.push(issue('match.group', 'Not both sides have a column for the group, so no row finds its sum.'));
  if (match.near && file.columns.key?.optional === false)
    found.push(issue('match.near', 'It matches rows without a key, and file.columns.key is not optional.'));
  if (!file.columns.key && !match.near && !match.group)
    found.push(issue('match', 'There is no key, no group and no near rule, so no row can match.'));
  if (file.compared_columns.length !== base.compared_columns.length)
    found.push(issue('base.compared_columns', 'It has another number of columns than file.compared_columns.'));
  for (const name of ['tolerance', 'group', 'near'] as const) {
    if ((match[name]?.days ?? 0) > 0 && !hasDates(rules))
      found.push(issue(`match.${name}.days`, 'Not both sides have a date, so days never differ.'));
  }
  return found;
};

/** Why a kind of break cannot occur under these rules. */
const cannotOccur = ({ when }: BreakRule, rules: RuleDocument): string | undefined => {
  const { match, file } = rules;
  if (when === 'date' && !hasDates(rules)) return 'Not both sides have a date.';
  if (when === 'near' && !match.near) return 'match.near is absent.';
  if (when === 'ambiguous' && (!match.near || match.ties === 'accept'))
    return 'Only match.near with ties "ask" leaves two candidates open.';
  if (when === 'group_repeated' && !match.group) return 'match.group is absent.';
  if (when === 'amount' && !file.columns.amount) return 'There is no amount.';
  if (when === 'fields' && file.compared_columns.length === 0) return 'file.compared_columns is empty.';
  if ((when === 'key_repeated' || when === 'amount' || when === 'fields') && !file.columns.key)
    return 'There is no key.';
  return undefined;
};

const deadBreak = (rule: BreakRule, index: number, rules: RuleDocument): readonly Issue[] => {
  const path = `breaks.${String(index)}`;
  const found: Issue[] = [];
  const reason = cannotOccur(rule, rules);
  if (reason !== undefined) found.push(issue(`${path}.when`, reason));
  if (rule.above_cents > 0 && rule.when !== 'amount')
    found.push(issue(`${path}.above_cents`, 'Only a rule for "amount" has a difference of cents.'));
  if (rule.above_days > 0 && rule.when !== 'date')
    found.push(issue(`${path}.above_days`, 'Only a rule for "date" has a difference of days.'));

  const earlier = rules.breaks
    .slice(0, index)
    .findIndex(
      (other) =>
        other.when === rule.when && other.above_cents <= rule.above_cents && other.above_days <= rule.above_days,
    );
  if (earlier >= 0) found.push(issue(path, `breaks.${String(earlier)} fits before, whenever this one would.`));
  return found;
};

const deadDialect = ({ dialect, columns }: Side, side: string): readonly Issue[] => {
  const found: Issue[] = [];
  const path = `${side}.dialect`;
  if (dialect.group === dialect.decimal)
    found.push(issue(`${path}.group`, 'It is the decimal separator too, so an amount has two readings.'));
  if (dialect.quote === dialect.delimiter)
    found.push(issue(`${path}.quote`, 'It is the delimiter too, so a row has two readings.'));
  const { sign_column: sign } = dialect;
  const both = sign?.plus.find((word) => sign.minus.includes(word));
  if (both !== undefined) found.push(issue(`${path}.sign_column`, `'${both}' means plus and minus.`));
  const needing = (['footer', 'total_file', 'sign_column'] as const).find((key) => dialect[key] !== undefined);
  if (!columns.amount && needing) found.push(issue(`${path}.${needing}`, 'There is no amount for it.'));
  if (dialect.footer && dialect.footer.rows_in === columns.amount?.column)
    found.push(issue(`${path}.footer.rows_in`, 'That column of the footer holds the sum.'));
  return [...found, ...deadTotalFile(dialect, `${path}.total_file`)];
};

const deadTotalFile = ({ total_file: suffix, footer, delimiter, decimal, group }: Dialect, path: string) => {
  if (suffix === undefined) return [];
  const found: Issue[] = [];
  if (footer) found.push(issue(path, 'The footer holds the sum already.'));
  if (delimiter === decimal || delimiter === group)
    found.push(issue(path, 'The delimiter is in amounts too, so the line of the total file has two readings.'));
  return found;
};

const deadColumns = (side: Side, path: string): readonly Issue[] => {
  const found: Issue[] = [];
  const owners = new Map<string, string>();
  const claim = (column: string, owner: string): void => {
    const other = owners.get(column);
    if (other !== undefined) found.push(issue(owner, `'${column}' is ${other} already.`));
    owners.set(column, owner);
  };
  for (const [role, spec] of Object.entries(side.columns)) {
    if (spec === undefined) continue;
    claim(spec.column, `${path}.${role}`);
    if ('starts_with' in spec) found.push(...deadText(spec, `${path}.${role}`));
  }
  if (side.dialect.sign_column) claim(side.dialect.sign_column.column, path.replace('columns', 'dialect.sign_column'));
  for (const list of ['compared_columns', 'ignored_columns'] as const)
    for (const [index, column] of side[list].entries())
      claim(column, path.replace('columns', `${list}.${String(index)}`));

  const { min_cents: least, max_cents: most } = side.columns.amount ?? {};
  if (least !== undefined && most !== undefined && least > most)
    found.push(issue(`${path}.amount`, 'min_cents is above max_cents, so no amount fits.'));
  return found;
};

const deadText = (column: TextColumn, path: string): readonly Issue[] => {
  const { min_length: least, max_length: most, starts_with: start } = column;
  if (least > most) return [issue(path, 'min_length is above max_length, so no text fits.')];
  if (start.length > most) return [issue(path, 'starts_with is longer than max_length, so no text fits.')];
  if (column.strip_leading_zeros && start.startsWith('0'))
    return [issue(path, 'strip_leading_zeros takes away what starts_with asks for.')];
  return [];
};
