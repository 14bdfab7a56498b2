import { describe, expect, it } from 'vitest';
import { renderFieldDiff } from './render-field-diff.ts';

const diff = {
  compared: 12,
  changed: 11,
  fields: [{ field: 'quantity', count: 11 }],
  samples: [
    {
      product_id: 'P1',
      changes: [
        { field: 'quantity', old: 5, new: 8 },
        { field: 'ean', new: 'x'.repeat(200) },
      ],
    },
  ],
};

describe('renderFieldDiff', () => {
  it('counts fields, and shows old and new of some products', () => {
    const text = renderFieldDiff(diff, 'en');

    expect(text).toMatch(
      /^field +products\nquantity +11\n\nP1\n {2}quantity: 5 → 8\n {2}ean: absent → "x+…\n\nand 10 more products\n$/,
    );
    expect(renderFieldDiff({ ...diff, changed: 0, fields: [], samples: [] }, 'es')).toBe('No cambia ningún campo.\n');
  });
});
