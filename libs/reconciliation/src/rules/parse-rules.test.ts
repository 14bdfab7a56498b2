import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRules } from './parse-rules.ts';
import { bundledRules, ruleDocumentNames } from './rule-documents.ts';
import { RulesInvalid } from './rules-invalid.ts';

const supplierOrders = readFileSync(join(import.meta.dirname, 'documents/supplier-orders.json'), 'utf8');
const bankStatement = readFileSync(join(import.meta.dirname, 'documents/bank-statement.json'), 'utf8');

type Change = (document: Record<string, never>) => void;

/** The problems of a document after a change of it, as `path: message`. */
const problemsOf = (text: string, change: Change): readonly string[] => {
  const document = JSON.parse(text) as Record<string, never>;
  change(document);
  try {
    parseRules(JSON.stringify(document), 'changed.json');
    return [];
  } catch (error) {
    if (!(error instanceof RulesInvalid)) throw error;
    return error.issues.map(({ path, code }) => `${path} ${code}`);
  }
};

/** Sets the value at a path with points. */
const set =
  (path: string, value: unknown): Change =>
  (document) => {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const owner = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, document);
    owner[last] = value;
  };

describe('parseRules', () => {
  it.each(ruleDocumentNames)('accepts the document %s', (name) => {
    expect(bundledRules(name)).toMatchObject({ name });
  });

  it('puts every default in its place, and the dialect of the file into the base', () => {
    const rules = parseRules(supplierOrders);

    expect(rules.file.dialect).toEqual({
      encoding: 'auto',
      delimiter: ';',
      quote: '"',
      decimal: '.',
      group: '',
      date_format: 'YYYY-MM-DD',
      signs: ['leading'],
      skip_lines: 0,
      no_rows: 'refuse',
    });
    expect(rules.base).toEqual(rules.file);
    expect(rules).toMatchObject({ bad_rows_percent: 5, match: { ties: 'ask' }, output: { decimal: '.' } });
  });

  it.each([
    ['tolerance of nothing', { cents: 0, days: 0 }],
    ['tolerance of a cent and a day', { cents: 1, days: 1 }],
  ])('can express a %s', (_, tolerance) => {
    expect(problemsOf(supplierOrders, set('match.tolerance', tolerance))).toEqual([]);
  });

  it.each([
    ['match.tolerence', { cents: 1 }, 'rules/unknown-key'],
    ['file.columns.key.start_with', 'ORD-', 'rules/unknown-key'],
    ['file.dialect', { decimals: ',' }, 'rules/unknown-key'],
    ['match.tolerance.cents', 0.5, 'rules/value'],
    ['breaks.1.when', 'only_csv', 'rules/value'],
    ['file.columns', undefined, 'rules/missing'],
    ['breaks', [], 'rules/value'],
    ['name', 'Supplier Orders', 'rules/value'],
  ])('refuses a wrong %s with its path', (path, value, code) => {
    const place = path === 'file.dialect' ? 'file.dialect.decimals' : path;

    expect(problemsOf(supplierOrders, set(path, value))).toEqual([`${place} ${code}`]);
  });

  it('says what was probably meant', () => {
    const text = supplierOrders.replace('"tolerance"', '"tolerence"');

    expect(() => parseRules(text, 'mine.json')).toThrow(
      "The rule document 'mine.json' cannot be used. Correct it and try again.\n" +
        "- match.tolerence: Rule documents have no such key here. Did you mean 'tolerance'?",
    );
  });

  it('refuses a text that is not JSON, with its line', () => {
    expect(() => parseRules('{\n "name": \n}')).toThrow(/document: .*line 3/);
  });
});

it.each(['total', '.', '.a/b', '.a-b', '.total.csv'])('the suffix %j of a total file is refused', (suffix) => {
  const document = JSON.parse(supplierOrders) as { file: { dialect?: object } };
  document.file.dialect = { total_file: suffix };

  expect(() => parseRules(JSON.stringify(document))).toThrow(/- file\.dialect\.total_file: /);
});

it('a total file without amounts is refused', () => {
  const document = JSON.parse(supplierOrders) as { file: { dialect?: object; columns: { amount?: object } } };
  document.file.dialect = { total_file: '.total' };
  delete document.file.columns.amount;

  expect(() => parseRules(JSON.stringify(document))).toThrow('- file.dialect.total_file: There is no amount for it.');
});

describe('a rule that can never match is refused:', () => {
  it.each<[string, string, string, unknown, string]>([
    ['near, because every row has a key', supplierOrders, 'match.near', { cents: 1 }, 'match.near'],
    ['a group without its column', supplierOrders, 'match.group', { cents: 1 }, 'match.group'],
    ['days without dates', supplierOrders, 'file.columns.date', undefined, 'match.tolerance.days'],
    ['a key of one side alone', bankStatement, 'base.columns.key', undefined, 'base.columns.key'],
    ['a bound of cents on a missing row', supplierOrders, 'breaks.0.above_cents', 5, 'breaks.0.above_cents'],
    ['a bound of days on an amount', supplierOrders, 'breaks.2.above_days', 5, 'breaks.2.above_days'],
    ['a rule behind one that takes all', supplierOrders, 'breaks.2.above_cents', 0, 'breaks.3'],
    ['near among the breaks alone', supplierOrders, 'breaks.0.when', 'near', 'breaks.0.when'],
    ['ambiguous where ties are accepted', bankStatement, 'match.ties', 'accept', 'breaks.5.when'],
    ['a group repeated without groups', supplierOrders, 'breaks.0.when', 'group_repeated', 'breaks.0.when'],
    ['one separator with two meanings', bankStatement, 'file.dialect.group', ',', 'file.dialect.group'],
    ['one word for both signs', bankStatement, 'file.dialect.sign_column.plus', ['D'], 'file.dialect.sign_column'],
    ['a quote that delimits', bankStatement, 'file.dialect.quote', ';', 'file.dialect.quote'],
    [
      'a footer that counts where it sums',
      bankStatement,
      'base.dialect',
      { footer: { marker: 'T', rows_in: 'valor' } },
      'base.dialect.footer.rows_in',
    ],
    [
      'a total file beside a footer',
      bankStatement,
      'base.dialect',
      { total_file: '.total', footer: { marker: 'T' } },
      'base.dialect.total_file',
    ],
    [
      'a total file whose delimiter is in its amount',
      bankStatement,
      'base.dialect',
      { total_file: '.total', decimal: ',', delimiter: ',' },
      'base.dialect.total_file',
    ],
    ['one column of two roles', bankStatement, 'file.columns.name.column', 'cuenta', 'file.columns.name'],
    ['a column that is ignored and read', bankStatement, 'file.ignored_columns', ['fecha'], 'file.ignored_columns.0'],
    [
      'a sign column that is the amount',
      bankStatement,
      'file.dialect.sign_column.column',
      'valor',
      'file.dialect.sign_column',
    ],
    [
      'a start longer than the text',
      bankStatement,
      'file.columns.key',
      { column: 'r', optional: true, max_length: 2, starts_with: 'ABC' },
      'file.columns.key',
    ],
    [
      'a shortest length above the longest',
      bankStatement,
      'file.columns.key',
      { column: 'r', optional: true, max_length: 2, min_length: 3 },
      'file.columns.key',
    ],
    [
      'zeros that are asked for and stripped',
      bankStatement,
      'file.columns.key',
      { column: 'r', optional: true, starts_with: '0', strip_leading_zeros: true },
      'file.columns.key',
    ],
    ['amounts of one side alone', bankStatement, 'base.columns.amount', undefined, 'base.columns.amount'],
    ['near without amounts', bankStatement, 'file.columns.amount', undefined, 'match.near'],
    ['a sign without amounts', bankStatement, 'file.columns.amount', undefined, 'file.dialect.sign_column'],
    ['an amount that differs and is not there', supplierOrders, 'file.columns.amount', undefined, 'breaks.2.when'],
    ['other fields on one side', bankStatement, 'file.compared_columns', ['marca'], 'base.compared_columns'],
    ['a difference of fields without any', supplierOrders, 'breaks.0.when', 'fields', 'breaks.0.when'],
    [
      'a column that is compared and read',
      bankStatement,
      'file.compared_columns',
      ['fecha'],
      'file.compared_columns.0',
    ],
    [
      'a least amount above the greatest',
      bankStatement,
      'file.columns.amount',
      { column: 'valor', min_cents: 2, max_cents: 1 },
      'file.columns.amount',
    ],
  ])('%s', (_, text, path, value, place) => {
    expect(problemsOf(text, set(path, value))).toContain(`${place} rules/never-matches`);
  });

  it('no key, no group and no near rule', () => {
    const change: Change = (document) => {
      set('file.columns.key', undefined)(document);
      set('base', undefined)(document);
      set('match', {})(document);
    };

    const found = problemsOf(bankStatement, change);

    expect(found).toContain('match rules/never-matches');
    expect(found).toContain('breaks.2.when rules/never-matches'); // key_repeated
  });

  it('a date rule without dates', () => {
    expect(problemsOf(bankStatement, set('file.columns.date', undefined))).toContain(
      'breaks.6.when rules/never-matches',
    );
  });
});
