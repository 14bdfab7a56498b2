import { describe, expect, it } from 'vitest';
import { readInventoryPage } from './read-inventory-page.ts';

const rows = [{ f_codigo: '1' }];

describe('the rows of a page', () => {
  it.each([[{ data: [], items: rows }], [{ data: null, products: rows }], [{ data: rows, results: [], rows: [] }]])(
    'are the list that has any: %j',
    (body) => {
      expect(readInventoryPage(structuredClone(body))).toMatchObject({ rows, received: 1 });
    },
  );

  it.each<[object, string]>([
    [{ data: rows, items: rows }, '2 lists of rows'],
    [{ data: [], registros: rows }, "an empty list beside 'registros'"],
    [{ data: [{ error: 'Timeout expired' }] }, 'sentences in place of rows'],
  ])('are in doubt in %j: %s', (body, problem) => {
    expect(readInventoryPage(structuredClone(body))).toMatchObject({ problem });
  });

  it('are none where the only entry says that nothing matches, or an unread list is not about products', () => {
    expect(readInventoryPage([{ mensaje: 'No se encontraron registros' }])).toMatchObject({ received: 0 });
    expect(readInventoryPage({ data: [], facets: [{ name: 'brand' }], rows: [] })).toMatchObject({ received: 0 });
  });
});
