/** A small valid document with the required rules, these further rules and these further parts. */
export const documentWith = (
  rules: Readonly<Record<string, unknown>>,
  parts: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  version: '1.0',
  product_type: 'kong',
  mappings: {
    product: {
      id: { siesa_field: 'f_codigo', product_field: 'product_id', type: 'string', required: true },
      external_id: {
        siesa_field: 'f_codigo_externo',
        product_field: 'external_reference',
        type: 'string',
        required: true,
      },
      name: { siesa_field: 'f_nombre', product_field: 'name', type: 'string', required: true },
      stock_quantity: { siesa_field: 'f_cantidad', product_field: 'quantity', type: 'integer', required: true },
      ...rules,
    },
  },
  ...parts,
});
