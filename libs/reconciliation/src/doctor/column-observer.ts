import { type Dialect, dateFormats } from '../rules/side-schema.ts';
import { createReadDay } from '../reader/values/read-day.ts';
import type { ColumnCheck, Question } from './file-check.ts';
import { NumberObserver } from './number-observer.ts';

const mostWords = 4;
/** Words by which statements mark debits and credits. */
const signWord = /^(?:[DCHA+-]|DB|CR|DR|D[ée]bito?s?|Cr[ée]ditos?|Debe|Haber|Cargo|Abono|Sa[ií]da|Entrada)$/i;

/** Looks at every cell of a column, and keeps the readings that fit all of them. */
export class ColumnObserver {
  readonly #name: string;
  readonly #numbers = new NumberObserver();
  #dates = dateFormats.map((format) => ({ format, read: createReadDay(format) }));
  readonly #words = new Set<string>();
  #filled = 0;
  /** Cells that begin with a digit or a sign of a number. */
  #numeric = 0;
  /** Numbers that begin with zeros are keys: as amounts they would lose them. */
  #isKey = false;

  constructor(name: string) {
    this.#name = name;
  }

  observe(data: Uint8Array, start: number, end: number, line: number): void {
    if (start === end) return;
    this.#filled += 1;
    const first = data[start] ?? 0;
    if (first === 48 && end - start > 1 && isDigit(data[start + 1])) this.#isKey = true;
    if ((first >= 48 && first <= 57) || first === 45 || first === 40) this.#numeric += 1;
    if (this.#numbers.fits || this.#numeric === this.#filled) this.#numbers.observe(data, start, end, line);
    if (this.#dates.length > 0)
      this.#dates = this.#dates.filter(({ read }) => Number.isInteger(read(data, start, end)));
    if (this.#words.size <= mostWords) this.#words.add(Buffer.from(data.subarray(start, end)).toString('utf8'));
  }

  check(): { readonly column: ColumnCheck; readonly question?: Question } {
    const base = { name: this.#name, filled: this.#filled };
    const unclear = (about: Question['about'], choices: readonly string[]) => ({
      column: { ...base, kind: 'unclear' as const },
      question: { column: this.#name, about, choices },
    });
    if (this.#filled === 0) return { column: { ...base, kind: 'empty' } };

    const formats = this.#dates.map(({ format }) => format);
    const [format, ...others] = formats;
    const numbers = this.#numbers.fits && !this.#isKey ? this.#numbers.result() : undefined;
    if (format !== undefined && numbers) return unclear('DATE_OR_NUMBER', [format]);
    if (format !== undefined && others.length > 0) return unclear('DATE_FORMAT', formats);
    if (format !== undefined) return { column: { ...base, kind: 'date', dateFormat: format } };
    if (numbers && this.#numbers.isUnclear) return unclear('THOUSANDS', []);
    if (numbers) return { column: { ...base, kind: 'number', ...numbers } };
    if (this.#numeric === this.#filled && this.#numbers.contradiction)
      return unclear('TWO_WAYS', this.#numbers.contradiction);

    const words = [...this.#words];
    if (words.length > 1 && words.length <= mostWords && words.every((word) => signWord.test(word))) {
      return {
        column: { ...base, kind: 'sign', words },
        question: { column: this.#name, about: 'SIGN_WORDS', choices: words },
      };
    }
    return { column: { ...base, kind: 'text' } };
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** What the columns together need of a dialect. What they do not agree on is left out. */
export const commonDialect = (columns: readonly ColumnCheck[]): Partial<Dialect> => {
  const only = <T>(values: readonly (T | undefined)[]): T | undefined => {
    const found = [...new Set(values.filter((value) => value !== undefined))];
    return found.length === 1 ? found[0] : undefined;
  };
  const numbers = columns.filter(({ decimal }) => decimal !== undefined);
  const decimal = only(numbers.map((column) => column.decimal));
  const group =
    numbers.map((column) => column.group).find((separator) => separator !== '') ??
    only(numbers.map((column) => column.group));
  const dateFormat = only(columns.map((column) => column.dateFormat));
  const signs = [...new Set(columns.flatMap((column) => column.signs ?? []))];
  return {
    ...(decimal !== undefined && { decimal }),
    ...(group !== undefined && decimal !== undefined && { group }),
    ...(dateFormat !== undefined && { date_format: dateFormat }),
    ...(signs.length > 0 && { signs }),
  };
};
