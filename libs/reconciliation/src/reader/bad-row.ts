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
  /** Each cell that the rules read, as `column=text`: a name is masked, compared texts are left out, and long texts are cut to 60 characters. Absent when the row has no cells that could be told apart. */
  readonly cells?: readonly string[];
}

/** The languages of the people who get a report: those that a rule document can name. */
type ReportLanguage = 'pt' | 'es' | 'en';

const sentences: Readonly<Record<BadRowCode, Readonly<Record<ReportLanguage, string>>>> = {
  QUOTE_UNCLOSED: {
    en: 'a quote is opened and not closed',
    es: 'se abre una comilla y no se cierra',
    pt: 'uma aspa é aberta e não é fechada',
  },
  QUOTE_MISPLACED: {
    en: 'text follows a closing quote',
    es: 'hay texto tras una comilla de cierre',
    pt: 'há texto depois de uma aspa de fechamento',
  },
  FIELD_TOO_LONG: {
    en: 'a field is longer than 64 KiB',
    es: 'un campo pasa de 64 KiB',
    pt: 'um campo passa de 64 KiB',
  },
  COLUMNS_MISSING: {
    en: 'the row has fewer columns than the header',
    es: 'la fila tiene menos columnas que el encabezado',
    pt: 'a linha tem menos colunas que o cabeçalho',
  },
  COLUMNS_EXTRA: {
    en: 'the row has more columns than the header',
    es: 'la fila tiene más columnas que el encabezado',
    pt: 'a linha tem mais colunas que o cabeçalho',
  },
  NUL_BYTE: {
    en: 'a NUL byte is in the row',
    es: 'hay un byte NUL en la fila',
    pt: 'há um byte NUL na linha',
  },
  CONTROL_CHARACTER: {
    en: 'a byte that no text has is in the row',
    es: 'hay en la fila un byte que ningún texto tiene',
    pt: 'há na linha um byte que nenhum texto tem',
  },
  TEXT_MISSING: {
    en: 'it is empty and must not be',
    es: 'está vacío y no debe estarlo',
    pt: 'está vazio e não pode estar',
  },
  TEXT_SHORT: {
    en: 'it is shorter than the rule document allows',
    es: 'es más corto de lo que permite el documento de reglas',
    pt: 'é mais curto do que o documento de regras permite',
  },
  TEXT_LONG: {
    en: 'it is longer than the rule document allows',
    es: 'es más largo de lo que permite el documento de reglas',
    pt: 'é mais longo do que o documento de regras permite',
  },
  TEXT_START: {
    en: 'it does not begin as the rule document declares',
    es: 'no empieza como declara el documento de reglas',
    pt: 'não começa como o documento de regras declara',
  },
  EXCEL_NUMBER: {
    en: 'Excel wrote it as 1,23E+11, so its digits are lost; format the column as text and export it again',
    es: 'Excel lo escribió como 1,23E+11, así que sus dígitos se perdieron; dé a la columna formato de texto y expórtela de nuevo',
    pt: 'o Excel o escreveu como 1,23E+11, então seus dígitos se perderam; formate a coluna como texto e exporte de novo',
  },
  AMOUNT_FORMAT: {
    en: 'it is not an amount as the rule document declares',
    es: 'no es un importe como declara el documento de reglas',
    pt: 'não é um valor como o documento de regras declara',
  },
  AMOUNT_DECIMALS: {
    en: 'it has more than two decimals; amounts are never rounded',
    es: 'tiene más de dos decimales; los importes nunca se redondean',
    pt: 'tem mais de duas casas decimais; os valores nunca são arredondados',
  },
  AMOUNT_RANGE: {
    en: 'it is outside of the amounts that the rule document allows',
    es: 'está fuera de los importes que permite el documento de reglas',
    pt: 'está fora dos valores que o documento de regras permite',
  },
  AMOUNT_SIGN: {
    en: 'it has a sign where the rule document declares none',
    es: 'tiene un signo donde el documento de reglas no declara ninguno',
    pt: 'tem um sinal onde o documento de regras não declara nenhum',
  },
  SIGN_UNKNOWN: {
    en: 'it is neither of the declared words for plus and minus',
    es: 'no es ninguna de las palabras declaradas para más y menos',
    pt: 'não é nenhuma das palavras declaradas para mais e menos',
  },
  DATE_FORMAT: {
    en: 'it is not a date as the rule document declares',
    es: 'no es una fecha como declara el documento de reglas',
    pt: 'não é uma data como o documento de regras declara',
  },
  DATE_IMPOSSIBLE: {
    en: 'the calendar has no such day',
    es: 'el calendario no tiene ese día',
    pt: 'o calendário não tem esse dia',
  },
  DATE_FUTURE: {
    en: 'it is later than the rule document allows',
    es: 'es posterior a lo que permite el documento de reglas',
    pt: 'é posterior ao que o documento de regras permite',
  },
};

/**
 * What a code means, as the end of a sentence that begins with the column; `undefined` for a code that no row has.
 *
 * @example
 * badRowSentence('DATE_IMPOSSIBLE', 'es'); // 'el calendario no tiene ese día'
 */
export const badRowSentence = (code: string, language: ReportLanguage): string | undefined =>
  isBadRowCode(code) ? sentences[code][language] : undefined;

const isBadRowCode = (code: string): code is BadRowCode => Object.hasOwn(sentences, code);
