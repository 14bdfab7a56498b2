import { describe, expect, it } from 'vitest';
import { ean13 } from './ean.ts';
import { catalogueZones, inventoryCatalogue } from './inventory-catalogue.ts';

describe('inventoryCatalogue', () => {
  it('gives the same records for the same seed, and others for another', () => {
    expect(inventoryCatalogue({ size: 50, seed: 7 })).toEqual(inventoryCatalogue({ size: 50, seed: 7 }));
    expect(inventoryCatalogue({ size: 50, seed: 7 })).not.toEqual(inventoryCatalogue({ size: 50, seed: 8 }));
  });

  it('keeps a record as it is when the catalogue grows', () => {
    expect(inventoryCatalogue({ size: 1_000 }).slice(0, 10)).toEqual(inventoryCatalogue({ size: 10 }));
  });

  it('gives each record codes of its own', () => {
    const rows = inventoryCatalogue({ size: 20_000 });
    const tags = rows.flatMap(({ f_tag_rfid }) => f_tag_rfid ?? []);
    const eans = rows.map(({ f_ean }) => f_ean).filter((ean) => ean !== '');

    expect(new Set(rows.map(({ f_codigo }) => f_codigo)).size).toBe(20_000);
    expect(new Set(tags).size).toBe(tags.length);
    expect(new Set(eans).size).toBe(eans.length);
  });

  it('has the habits of real data: leading zeros, quantities as text, padded names, missing codes', () => {
    const rows = inventoryCatalogue({ size: 2_000 });

    expect(rows.some(({ f_codigo }) => /^0+[1-9]/.test(f_codigo))).toBe(true);
    expect(rows.some(({ f_cantidad }) => typeof f_cantidad === 'string')).toBe(true);
    expect(rows.some(({ f_nombre }) => f_nombre.endsWith(' '))).toBe(true);
    expect(rows.some(({ f_ean }) => f_ean === '')).toBe(true);
    expect(rows.some(({ f_tag_rfid }) => f_tag_rfid === null)).toBe(true);
    expect(rows.every(({ f_zona }) => f_zona === null || catalogueZones.includes(f_zona))).toBe(true);
  });

  it('has nothing newer than the newest change asked for', () => {
    const newest = Date.UTC(2026, 0, 1);

    expect(
      inventoryCatalogue({ size: 500, newest }).every(
        ({ f_fecha_modificacion }) => Date.parse(f_fecha_modificacion) <= newest,
      ),
    ).toBe(true);
  });
});

describe('ean13', () => {
  it('ends with the check digit that scanners expect', () => {
    const weighted = Array.from(ean13(1), (digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 3));

    expect(ean13(1)).toMatch(/^770[0-9]{10}$/);
    expect(weighted.reduce((sum, value) => sum + value, 0) % 10).toBe(0);
  });
});
