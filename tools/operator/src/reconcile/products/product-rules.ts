import { parseRules, type RuleDocument } from '@siesa-integration/reconciliation';

/** Which sides this service writes itself. */
export interface WrittenSides {
  readonly file: boolean;
}

/** The columns that rules read of one side. */
export const columnsOf = ({ columns, compared_columns: compared }: RuleDocument['base']): readonly string[] => [
  ...Object.values(columns).flatMap((spec) => (spec === undefined ? [] : [spec.column])),
  ...compared,
];

/**
 * Rules for sides that this service writes: their columns are fields of a product, and their dialect is the default one. The product's id is a column of the base
 * in any case, because a repair needs it.
 *
 * @throws RulesInvalid when a side cannot be read so
 */
export const productRules = (rules: RuleDocument, written: WrittenSides): RuleDocument => {
  const { base, file } = rules;
  const hasId = columnsOf(base).includes('id');
  const columns = hasId ? base.columns : { ...base.columns, asset: { column: 'id' } };
  const document = {
    ...rules,
    ...(written.file && { file: { ...file, dialect: {}, ignored_columns: [] } }),
    base: { ...base, columns, dialect: {}, ignored_columns: [] },
  };
  return parseRules(JSON.stringify(document), rules.name);
};

/** Of a clean row of the base: the column that holds the product's id. */
export const idColumn = ({ base }: RuleDocument): 'k' | 'ativo' | undefined => {
  if (base.columns.key?.column === 'id') return 'k';
  return base.columns.asset?.column === 'id' ? 'ativo' : undefined;
};
