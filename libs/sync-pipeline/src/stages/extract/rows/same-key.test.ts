import { openFieldMapping } from '@siesa-integration/field-mapping';
import { expect, it } from 'vitest';
import { summedRow } from './same-key.ts';

/** A product is sound without its stock. */
const lenient = JSON.stringify({
  mappings: {
    product: {
      id: { siesa_field: 'f_codigo' },
      name: { siesa_field: 'f_nombre' },
      stock_quantity: { siesa_field: 'f_cantidad', type: 'integer', required: false },
    },
  },
});
const row = (f_cantidad: unknown) => ({ f_codigo: 'P1', f_nombre: 'Camisa', f_cantidad });

it.each([
  [3, '4', 7],
  [3, 'N/D', undefined],
  [null, null, undefined],
  [3, null, undefined],
])('the stock of rows with %j and %j is %s', async (one, other, sum) => {
  const mapping = await openFieldMapping(lenient, { timezone: 'America/Bogota', documentName: 'mapping.json' });

  expect(summedRow(row(one), row(other), mapping)).toEqual(sum && row(sum));
});
