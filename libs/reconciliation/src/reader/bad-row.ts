import type { Malformed } from './bytes/record-scanner.ts';

/** Why a row cannot be used. Stable, because reports and programs match on it. */
export type BadRowCode =
  | Malformed
  | 'COLUMNS_MISSING'
  | 'COLUMNS_EXTRA'
  | 'NUL_BYTE'
  | 'CONTROL_CHARACTER'
  | 'TEXT_MISSING'
  | 'TEXT_SHORT'
  | 'TEXT_LONG'
  | 'TEXT_START'
  | 'EXCEL_NUMBER'
  | 'AMOUNT_FORMAT'
  | 'AMOUNT_DECIMALS'
  | 'AMOUNT_RANGE'
  | 'AMOUNT_SIGN'
  | 'SIGN_UNKNOWN'
  | 'DATE_FORMAT'
  | 'DATE_IMPOSSIBLE'
  | 'DATE_FUTURE';

/** One problem of a row. */
export interface CellProblem {
  /** The name in the header; empty when the row as a whole is wrong. */
  readonly column: string;
  readonly code: BadRowCode;
  /** The text of the cell, cut to 60 characters. Never a person's name. */
  readonly received?: string;
}

/** A row that is left out, with every reason. */
export interface BadRow {
  /** The line of the file on which it begins, counted from 1. */
  readonly line: number;
  readonly problems: readonly CellProblem[];
}

const sentences: Readonly<Record<BadRowCode, string>> = {
  QUOTE_UNCLOSED: 'a quote is opened and not closed',
  QUOTE_MISPLACED: 'text follows a closing quote',
  FIELD_TOO_LONG: 'a field is longer than 64 KiB',
  COLUMNS_MISSING: 'the row has fewer columns than the header',
  COLUMNS_EXTRA: 'the row has more columns than the header',
  NUL_BYTE: 'a NUL byte is in the row',
  CONTROL_CHARACTER: 'a byte that no text has is in the row',
  TEXT_MISSING: 'it is empty and must not be',
  TEXT_SHORT: 'it is shorter than the rule document allows',
  TEXT_LONG: 'it is longer than the rule document allows',
  TEXT_START: 'it does not begin as the rule document declares',
  EXCEL_NUMBER: 'Excel wrote it as 1,23E+11, so its digits are lost; format the column as text and export it again',
  AMOUNT_FORMAT: 'it is not an amount as the rule document declares',
  AMOUNT_DECIMALS: 'it has more than two decimals; amounts are never rounded',
  AMOUNT_RANGE: 'it is outside of the amounts that the rule document allows',
  AMOUNT_SIGN: 'it has a sign where the rule document declares none',
  SIGN_UNKNOWN: 'it is neither of the declared words for plus and minus',
  DATE_FORMAT: 'it is not a date as the rule document declares',
  DATE_IMPOSSIBLE: 'the calendar has no such day',
  DATE_FUTURE: 'it is later than the rule document allows',
};

/** What a code means, as the end of a sentence that begins with the column. */
export const badRowSentence = (code: BadRowCode): string => sentences[code];
