/** A row that was read without a problem. Texts are never null: an absent one is empty. */
export interface CleanRow {
  /** The line of the source file on which the row begins, counted from 1. */
  readonly rowNo: number;
  readonly cents: number;
  /** Days since 1970-01-01; 0 where the document names no date. */
  readonly dayNo: number;
  readonly party: string;
  /** The key. */
  readonly k: string;
  readonly nome: string;
  readonly ativo: string;
  /** The group. */
  readonly lote: string;
  /** The compared texts in the order of the document, with {@link cleanFile.joint} between them; empty where it names none. */
  readonly campos: string;
}

/**
 * A clean numbered file: UTF-8 without a mark, no header, one line feed after each row, these columns in this order. A
 * text with a quote or a line break is quoted, and a quote in it is doubled. The delimiter is a control character, which
 * no clean text holds. An empty text is an empty field, never null.
 */
export const cleanFile = {
  delimiter: '\u001F',
  quote: '"',
  /** Between the compared texts of a row: a control character too. */
  joint: '\u001E',
  columns: {
    row_no: 'BIGINT',
    cents: 'BIGINT',
    day_no: 'INTEGER',
    party: 'VARCHAR',
    k: 'VARCHAR',
    nome: 'VARCHAR',
    ativo: 'VARCHAR',
    lote: 'VARCHAR',
    campos: 'VARCHAR',
  },
} as const;
