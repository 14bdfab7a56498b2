import { describe, expect, it } from 'vitest';
import { changeRows } from './change-rows.ts';

const rows = Array.from({ length: 1_000 }, (_, index) => ({
  f_codigo: `PROD${String(index)}`,
  f_nombre: 'Panela',
  f_cantidad: 1,
  f_ubicacion: 'A-01-01',
}));

describe('changeRows', () => {
  it('changes 50 rows and breaks 2 others', () => {
    const { changed, broken } = changeRows(rows, '2025-01-15T10:00:00Z');

    expect(new Set(changed.map((row) => row['f_codigo'])).size).toBe(52);
    expect(broken.size).toBe(2);
    expect(changed.every((row) => row['f_fecha_modificacion'] === '2025-01-15T10:00:00Z')).toBe(true);
  });

  it('makes each changed row another than it was', () => {
    const before = new Map(rows.map((row) => [row.f_codigo, row]));

    for (const row of changeRows(rows, 'now').changed)
      expect(row).not.toMatchObject(before.get(String(row['f_codigo'])) ?? {});
  });

  it('breaks rows so that no product can take them', () => {
    const { changed, broken } = changeRows(rows, 'now');

    expect(changed.filter((row) => broken.has(String(row['f_codigo'])))).toMatchObject([
      { f_cantidad: 12.5 },
      { f_nombre: '   ' },
    ]);
  });
});
