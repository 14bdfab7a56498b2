/** One of the fixed fields of a canonical product. */
export interface CanonicalField {
  readonly name: string;
  readonly type: 'string' | 'integer';
  readonly required: boolean;
}

const required = { required: true, type: 'string' } as const;
const optional = { required: false, type: 'string' } as const;

/** The fixed fields, in the order in which a product holds them. A mapping document may add others. */
export const canonicalFields: readonly CanonicalField[] = [
  { name: 'id', ...required },
  { name: 'external_id', ...required },
  { name: 'name', ...required },
  { name: 'sku', ...required },
  { name: 'stock_quantity', required: false, type: 'integer' },
  { name: 'display_name', ...optional },
  { name: 'category', ...optional },
  { name: 'ean', ...optional },
  { name: 'warehouse_location', ...optional },
  { name: 'warehouse_zone', ...optional },
  { name: 'rfid_tag_id', ...optional },
];

/** Every custom field's name starts with it: `custom:color`. */
export const customPrefix = 'custom:';
