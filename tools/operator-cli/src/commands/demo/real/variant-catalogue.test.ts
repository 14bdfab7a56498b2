import { describe, expect, it } from 'vitest';
import { changeVariants, codeOf, variantCatalogue } from './variant-catalogue.ts';

const rows = variantCatalogue({ size: 1_000, seed: 1 });

describe('variantCatalogue', () => {
  it('has several rows for an item, and each row is a product of its own', () => {
    expect(new Set(rows.map((row) => row['f120_id'])).size).toBe(84);
    expect(new Set(rows.map(codeOf)).size).toBe(1_000);
    expect(codeOf(rows[0] ?? {})).toBe('1204-AZUL-S');
  });
});

describe('changeVariants', () => {
  const { rows: after, changed, broken, gone } = changeVariants(rows);
  const before = new Map(rows.map((row) => [codeOf(row), row]));

  it('changes 50 products, breaks 2 others and takes one away', () => {
    const differing = after.filter((row) => before.get(codeOf(row))?.['f120_descripcion'] !== row['f120_descripcion']);

    expect(changed).toHaveLength(50);
    expect(new Set([...changed, ...broken, gone]).size).toBe(53);
    expect(differing.map(codeOf)).toEqual([...changed, broken[0]]);
    expect(after).toHaveLength(999);
    expect(after.map(codeOf)).not.toContain(gone);
  });

  it('breaks one by its name and the other by its barcode', () => {
    const [unnamed, misread] = broken.map((code) => after.find((row) => codeOf(row) === code));

    expect(String(unnamed?.['f120_descripcion']).trim()).toBe('');
    expect(misread?.['f131_id']).toBe('7702001041720');
  });

  it('needs no more rows than it touches', () => {
    const { changed: all, broken: two } = changeVariants(rows.slice(0, 53));

    expect([all.length, two.length]).toEqual([50, 2]);
  });
});
