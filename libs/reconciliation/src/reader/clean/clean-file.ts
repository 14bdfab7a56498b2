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

/** A clean numbered file: Parquet, not compressed, whose columns are these in this order. No value is null. */
export const cleanFile = {
  /** Between the compared texts of a row: a control character, which no clean text holds. */
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
