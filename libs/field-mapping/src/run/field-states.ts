import { type CanonicalProduct, isRecord } from '@siesa-integration/canonical-model';

/** Whether a product has a value in a field: `empty` also means cleared, `""`, `[]` and `{}`; `zero` is the number 0. */
export type FieldState = 'filled' | 'empty' | 'zero';

/**
 * The state of each field of one mapped product, for counts over a run. Call it with {@link FieldMapping.canonicalFields}.
 *
 * @example
 * fieldStates(['name', 'stock_quantity', 'ean'], product); // { name: 'filled', stock_quantity: 'zero', ean: 'empty' }
 */
export const fieldStates = (
  fields: readonly string[],
  product: CanonicalProduct,
): Readonly<Record<string, FieldState>> => Object.fromEntries(fields.map((field) => [field, stateOf(product[field])]));

const stateOf = (value: unknown): FieldState => {
  if (value === 0) return 'zero';
  if (value === undefined || value === null) return 'empty';
  if (typeof value === 'string') return value.trim() === '' ? 'empty' : 'filled';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : 'filled';

  return isRecord(value) && Object.keys(value).length === 0 ? 'empty' : 'filled';
};
