import type { CleanRow } from '../../reader/clean/clean-file.ts';
import type { VerdictRow } from '../../verdicts/verdict-row.ts';

/** The verdicts that swapped sides must give. */
export const mirrored = (verdicts: readonly VerdictRow[]): readonly VerdictRow[] =>
  verdicts.map(({ side, dCents, dDays, ...rest }) => ({
    ...rest,
    side: side === 'L' ? 'R' : 'L',
    dCents: 0 - dCents,
    dDays: 0 - dDays,
  }));

/** Verdicts with what the rows say in place of where they are, in an order of their own: equal for two orders of the same rows. */
export const withoutPlaces = (
  verdicts: readonly VerdictRow[],
  file: readonly CleanRow[],
  base: readonly CleanRow[],
): readonly string[] => {
  const rows = { L: saysByNumber(file), R: saysByNumber(base) };
  return verdicts
    .map(({ side, rowNo, otherNo, ...rest }) => {
      const other = rest.verdict === 'COPY' ? side : side === 'L' ? 'R' : 'L';
      return JSON.stringify({ side, row: rows[side].get(rowNo), other: rows[other].get(otherNo), ...rest });
    })
    .sort();
};

const saysByNumber = (rows: readonly CleanRow[]): ReadonlyMap<number, string> =>
  new Map(rows.map(({ rowNo, ...says }) => [rowNo, JSON.stringify(Object.entries(says).sort())]));
