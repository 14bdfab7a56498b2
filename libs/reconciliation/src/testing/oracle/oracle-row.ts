import type { CleanRow } from '../../reader/clean/clean-file.ts';
import type { VerdictRow } from '../../verdicts/verdict-row.ts';

export type OracleVerdict = VerdictRow;

/** A row on its way through the rules. It leaves with the first that takes it. */
export interface OracleRow {
  readonly side: 'L' | 'R';
  readonly row: CleanRow;
  verdict?: Pick<VerdictRow, 'verdict'> & Partial<VerdictRow>;
  /** The group that its amount did not fit. */
  nearest?: Partial<VerdictRow>;
}

/** The file's value minus the base's. */
export const distance = (left: CleanRow, right: CleanRow): { readonly cents: number; readonly days: number } => ({
  cents: left.cents - right.cents,
  days: left.dayNo - right.dayNo,
});

type Content = readonly (string | number)[];

/** What a row says, its place in the file aside. */
export const contentOf = ({ k, party, nome, ativo, lote, campos, dayNo, cents }: CleanRow): Content => [
  k,
  nome,
  ativo,
  lote,
  campos,
  party,
  dayNo,
  cents,
];

export const same = (one: Content, other: Content): boolean => one.every((value, at) => value === other[at]);

/** Compares texts by their bytes, as the engines do. */
export const compare = (one: Content, other: Content): number => {
  for (const [at, value] of one.entries()) {
    const order =
      typeof value === 'number'
        ? value - (other[at] as number)
        : Buffer.compare(Buffer.from(value), Buffer.from(String(other[at])));
    if (order !== 0) return order;
  }
  return 0;
};
