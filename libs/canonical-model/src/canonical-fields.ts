/** A field that every reader of canonical products knows. */
export interface CanonicalField {
  readonly name: string;
  readonly type: 'string' | 'integer';
  readonly required: boolean;
}

const required = { required: true, type: 'string' } as const;
const optional = { required: false, type: 'string' } as const;

/** The known fields, in the order in which a product carries them. A document may name further ones. */
export const canonicalFields: readonly CanonicalField[] = [
  { name: 'id', ...required },
  { name: 'external_id', ...required },
  { name: 'name', ...required },
  { name: 'sku', ...required },
  { name: 'stock_quantity', required: true, type: 'integer' },
  { name: 'display_name', ...optional },
  { name: 'category', ...optional },
  { name: 'ean', ...optional },
  { name: 'warehouse_location', ...optional },
  { name: 'warehouse_zone', ...optional },
  { name: 'rfid_tag_id', ...optional },
];

/** What the name of a custom field begins with: `custom:color`. */
export const customPrefix = 'custom:';
