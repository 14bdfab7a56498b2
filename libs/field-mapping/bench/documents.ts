import { readFileSync } from 'node:fs';

interface Document {
  readonly mappings: { readonly product: Readonly<Record<string, unknown>> };
}

/** The Kong example document. */
export const kongDocument = JSON.parse(
  readFileSync(new URL('../src/testing/documents/field-mappings-kong.json', import.meta.url), 'utf8'),
) as Document;

/** The same with three calculated fields; `mapByHandAndCalculate` calculates the same. */
export const kongDocumentWithExpressions: Document = {
  ...kongDocument,
  mappings: {
    product: {
      ...kongDocument.mappings.product,
      unit_price: { siesa_field: 'f_precio', type: 'decimal', expression: 'round(value * 1.19, 2)' },
      in_stock: { expression: 'product.stock_quantity > 0 && record["f_estado"] == "A" ? "yes" : "no"' },
      warehouse_zone: { expression: 'record["f_zona"] == null ? "NONE" : upper(record["f_zona"])' },
    },
  },
};
