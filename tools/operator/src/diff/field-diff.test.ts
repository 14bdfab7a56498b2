import { describe, expect, it } from 'vitest';
import { fieldDiff } from './field-diff.ts';

describe('fieldDiff', () => {
  it('counts each field that changes, and shows old and new', () => {
    const diff = fieldDiff([
      { product_id: 'A', old: { q: 1, name: 'x', tags: [1] }, new: { q: 2, name: 'x', tags: [2] } },
      { product_id: 'B', old: { q: 1, zone: 'Z' }, new: { q: 3, ean: '77' } },
      { product_id: 'C', old: { q: 1 }, new: { q: 1 } },
    ]);

    expect(diff).toEqual({
      compared: 3,
      changed: 2,
      fields: [
        { field: 'q', count: 2 },
        { field: 'tags', count: 1 },
        { field: 'zone', count: 1 },
        { field: 'ean', count: 1 },
      ],
      samples: [
        {
          product_id: 'A',
          changes: [
            { field: 'q', old: 1, new: 2 },
            { field: 'tags', old: [1], new: [2] },
          ],
        },
        {
          product_id: 'B',
          changes: [
            { field: 'q', old: 1, new: 3 },
            { field: 'zone', old: 'Z' },
            { field: 'ean', new: '77' },
          ],
        },
      ],
    });
  });

  it('shows ten products, and counts all', () => {
    const pairs = Array.from({ length: 12 }, (_, at) => ({ product_id: String(at), old: { q: 0 }, new: { q: 1 } }));

    expect(fieldDiff(pairs)).toMatchObject({ changed: 12, fields: [{ count: 12 }] });
    expect(fieldDiff(pairs).samples).toHaveLength(10);
  });
});
