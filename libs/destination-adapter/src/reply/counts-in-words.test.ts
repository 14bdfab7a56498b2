import { describe, expect, it } from 'vitest';
import { countsFewer, tellsFailure } from './counts-in-words.ts';

describe('countsFewer, of two records that were sent', () => {
  it.each([
    'Saved 1 product',
    '1 producto guardado',
    'Se guardó 1 producto',
    'Se guardaron 1 de 2',
    'Un producto guardado',
    'A single product was stored',
    'Se guardó sólo un producto',
    'Products: 1',
    'Processed: 1',
    'Inserted 1, updated 0',
    '1/2 saved',
    '50% of products saved',
    'All but 1 product saved',
    'Saved 2 products, skipped 1',
    'Registros procesados: 2, errores: 1',
    '2 products failed',
    '1 duplicate',
    '0 products saved',
    'Batch 1 of 3: 1 of 2 products were saved',
    '1 product was stored on 2026-11-30 at 10:15',
    "Siesa's 1 product isn't new, and is stored",
  ])('is true for: %s', (text) => {
    expect(countsFewer(text, 2)).toBe(true);
  });

  it.each([
    'OK',
    'Saved 2 products',
    '3 products saved',
    '1,000 products saved',
    '1.000 productos guardados',
    'Created 1 product, updated 1 product',
    'Created and updated 2 products',
    '2 products saved (1 created, 1 updated)',
    '2 products saved with 0 errors; 0 records rejected',
    '2 productos guardados sin errores, 0 omitidos',
    'Batch 1 of 3: 2 of 2 products were saved',
    'Saved 2 products in 1 batch, in 1 s, for company 1',
    '1 request processed',
    'Product 1 saved',
    "Saved 'Set of 1 product'",
    'v1 is deprecated',
    'Processed 30/11/2026 at 10:15',
    'Saved 2 products. 1 warning',
    '100% of products saved',
  ])('is false for: %s', (text) => {
    expect(countsFewer(text, 2)).toBe(false);
  });

  it.each([99, 100, 101])('compares %i stored of 100 at the border', (stored) => {
    expect(countsFewer(`Se guardaron ${String(stored)} productos`, 100)).toBe(stored < 100);
    expect(countsFewer(`${String(stored - 40)} created, 40 updated`, 100)).toBe(stored < 100);
  });

  it('reads the first 2,000 characters only, because a longer text is a document of something else', () => {
    expect(countsFewer(`${'x'.repeat(1980)} 1 product saved`, 2)).toBe(true);
    expect(countsFewer(`${'x'.repeat(2000)} 1 product saved`, 2)).toBe(false);
  });
});

it.each([
  ['Could not be saved: invalid data', true],
  ['All products failed', true],
  ['Saved without errors', false],
  ['0 records were rejected, no conflicts', false],
  ["Products of 'Error Ltda' were saved", false],
])('tellsFailure: %s is %s', (text, failure) => {
  expect(tellsFailure(text)).toBe(failure);
});
