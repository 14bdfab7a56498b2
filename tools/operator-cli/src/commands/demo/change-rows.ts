import type { Row } from './expected-documents.ts';

/** How the demo changes a catalogue between its two syncs. */
export interface CatalogueChange {
  /** Rows that are different now, valid and invalid. */
  readonly changed: readonly Row[];
  /** Codes of those that became invalid: the store must keep their previous record. */
  readonly broken: ReadonlySet<string>;
}

/**
 * Changes 50 products (stock, name, place), spread over the catalogue, and breaks 2: one has half a piece in stock, the other has lost its name.
 *
 * @param modified - when, as Siesa writes it
 */
export const changeRows = (
  rows: readonly Row[],
  modified: string,
  { changes = 50, breaks = 2 } = {},
): CatalogueChange => {
  const step = Math.max(1, Math.floor(rows.length / (changes + breaks)));
  const chosen = rows.filter((_, index) => index % step === 0).slice(0, changes + breaks);
  const broken = chosen.slice(changes);
  return {
    changed: [...chosen.slice(0, changes).map(edited), ...broken.map(invalid)].map((row) => ({
      ...row,
      f_fecha_modificacion: modified,
    })),
    broken: new Set(broken.map((row) => String(row['f_codigo']))),
  };
};

const edited = (row: Row, index: number): Row =>
  [
    { ...row, f_cantidad: 7_000 + index },
    { ...row, f_nombre: `Nuevo ${String(row['f_nombre'])}` },
    { ...row, f_cantidad: `${String(index + 1).padStart(15, '0')}.0000`, f_ubicacion: 'D-24-60' },
  ][index % 3] ?? row;

const invalid = (row: Row, index: number): Row =>
  index % 2 === 0 ? { ...row, f_cantidad: 12.5 } : { ...row, f_nombre: '   ' };
