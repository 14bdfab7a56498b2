import type { Dialect } from '../rules/side-schema.ts';
import type { FileProbe } from '../reader/probe-file.ts';

/** An amount as it stands in the file, and as it was read. */
export interface ReadAmount {
  readonly line: number;
  readonly text: string;
  readonly cents: number;
}

/** What the cells of a column are, by all of them. */
export interface ColumnCheck {
  readonly name: string;
  /** `sign`: a few words such as D and C. `unclear`: two readings fit, or numbers and dates are written in two ways. */
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'sign' | 'unclear';
  /** Cells that are not empty. */
  readonly filled: number;
  /** Of a date: the one format that fits every cell. */
  readonly dateFormat?: Dialect['date_format'];
  /** Of a number: how it is written. Absent where no number needs it. */
  readonly decimal?: Dialect['decimal'];
  readonly group?: Dialect['group'];
  readonly signs?: Dialect['signs'];
  /** Of a number: the sum, without the footer, and the three largest as read. */
  readonly cents?: bigint;
  readonly largest?: readonly ReadAmount[];
  /** Of a sign: its words. */
  readonly words?: readonly string[];
}

/** Something that the file does not decide. A person has to. */
export interface Question {
  readonly column: string;
  readonly about: 'DATE_FORMAT' | 'THOUSANDS' | 'TWO_WAYS' | 'SIGN_WORDS' | 'DATE_OR_NUMBER';
  /** The formats or words among which to choose, or two cells that contradict each other. */
  readonly choices: readonly string[];
}

/** How a file would be read. */
export interface FileCheck extends FileProbe {
  readonly name: string;
  readonly delimiter: string;
  /** Lines before the header. */
  readonly skipLines: number;
  readonly header: readonly string[];
  readonly rows: number;
  /** Rows with another number of cells than the header, or with broken quotes. */
  readonly badRows: number;
  /** The first few of them. */
  readonly badLines: readonly number[];
  readonly columns: readonly ColumnCheck[];
  /** A last row that looks like a total. */
  readonly footer?: { readonly line: number; readonly marker: string };
  readonly questions: readonly Question[];
  /** For a rule document. What is asked is left out. */
  readonly dialect: Partial<Dialect>;
}
