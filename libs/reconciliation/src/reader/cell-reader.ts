import type { Side } from '../rules/side-schema.ts';
import type { BadRowCode, CellProblem } from './bad-row.ts';
import { maskedName } from '../masked-name.ts';
import { isExcelNumber, textProblem } from './check-text.ts';
import { cleanFile } from './clean/clean-file.ts';
import type { CleanWriter } from './clean/clean-writer.ts';
import type { TextColumn } from './clean/text-column.ts';
import type { ColumnPlan, TextPlan } from './column-plan.ts';
import { centsProblem, createReadCents, type ReadCents } from './values/read-cents.ts';
import { createReadDay, dayProblem, type ReadDay } from './values/read-day.ts';
import type { RecordScanner } from './bytes/record-scanner.ts';

const space = 32;
const tab = 9;
const zero = 48;
/** Beside `centsProblem`: the amount was read, and its sign column was not. */
const signUnknown = 0.5;
const shownCharacters = 60;
const joint = Buffer.from(cleanFile.joint);

const amountCodes: ReadonlyMap<number, BadRowCode> = new Map([
  [centsProblem.format, 'AMOUNT_FORMAT'],
  [centsProblem.decimals, 'AMOUNT_DECIMALS'],
  [centsProblem.range, 'AMOUNT_RANGE'],
  [centsProblem.sign, 'AMOUNT_SIGN'],
]);

export interface CellReaderOptions {
  readonly side: Side;
  readonly plan: ColumnPlan;
  readonly businessDay: number;
  readonly scanner: RecordScanner;
  /** Takes the good rows. */
  readonly clean: CleanWriter;
}

/** Reads the cells of the record that a scanner is at. The results are in its fields, as the scanner's are. */
export class CellReader {
  /** Whole cents; a fraction when the amount could not be read. */
  cents = 0;
  /** Days since 1970-01-01; a fraction when the date could not be read. */
  day = 0;

  /** Of the data that the scanner is in. */
  view: DataView = new DataView(new ArrayBuffer(0));

  readonly #leastCents: number;
  readonly #mostCents: number;
  /** Also the compared ones. */
  readonly #checked: readonly TextPlan[];
  readonly #plan: ColumnPlan;
  readonly #latestDay: number;
  readonly #scanner: RecordScanner;
  readonly #readCents: ReadCents;
  readonly #readDay: ReadDay;
  readonly #signs: ReadonlyMap<string, 1 | -1>;
  readonly #quote: number;
  readonly #clean: CleanWriter;
  /** The places of the compared texts. */
  readonly #compared: readonly number[];
  /** The texts that the file has. */
  readonly #texts: readonly { readonly index: number; readonly column: TextColumn }[];

  constructor({ side, plan, businessDay, scanner, clean }: CellReaderOptions) {
    const { dialect, columns } = side;
    this.#leastCents = columns.amount?.min_cents ?? Number.NEGATIVE_INFINITY;
    this.#mostCents = columns.amount?.max_cents ?? Number.POSITIVE_INFINITY;
    this.#checked = [...plan.texts, ...plan.compared].filter(({ index }) => index >= 0);
    this.#plan = plan;
    this.#scanner = scanner;
    this.#clean = clean;
    this.#compared = plan.compared.map(({ index }) => index);
    this.#texts = clean.texts
      .map((column, at) => ({ index: plan.texts[at]?.index ?? -1, column }))
      .filter(({ index }) => index >= 0);
    this.#latestDay = businessDay + (columns.date?.latest_days_ahead ?? Number.POSITIVE_INFINITY);
    this.#readCents = createReadCents(dialect);
    this.#readDay = createReadDay(dialect.date_format);
    this.#quote = dialect.quote.charCodeAt(0);
    this.#signs = new Map([
      ...(dialect.sign_column?.plus ?? []).map((word) => [word, 1] as const),
      ...(dialect.sign_column?.minus ?? []).map((word) => [word, -1] as const),
    ]);
  }

  /** Takes spaces around each cell away. */
  trim(data: Uint8Array): void {
    const { count, starts, ends } = this.#scanner;
    const kept = Math.min(count, starts.length);
    for (let index = 0; index < kept; index += 1) {
      let start = starts[index] ?? 0;
      let end = ends[index] ?? 0;
      // Nearly every cell is left as it is.
      if (start === end || ((data[start] ?? 0) > space && (data[end - 1] ?? 0) > space)) continue;
      while (start < end && (data[start] === space || data[start] === tab)) start += 1;
      while (end > start && (data[end - 1] === space || data[end - 1] === tab)) end -= 1;
      starts[index] = start;
      ends[index] = end;
    }
  }

  /** @returns whether every cell is good */
  read(data: Uint8Array): boolean {
    const { starts, ends } = this.#scanner;
    const { date } = this.#plan;
    this.cents = this.#signedCents(data);
    this.day = date < 0 ? 0 : this.#readDay(data, starts[date] ?? 0, ends[date] ?? 0);
    let isGood = Number.isInteger(this.cents) && this.#isWithinLimits() && !this.#dateProblem();
    for (const plan of this.#checked) {
      const { index, stripZeros } = plan;
      if (stripZeros) this.#stripZeros(index, data);
      if (textProblem(plan, data, starts[index] ?? 0, ends[index] ?? 0) !== undefined) isGood = false;
    }
    return isGood;
  }

  /** Adds the cells that were read to the clean rows. */
  write(data: Uint8Array, line: number): void {
    const clean = this.#clean;
    clean.begin(line, this.cents, this.day);
    const { starts, ends, special, quoted } = this.#scanner;
    for (const { index, column } of this.#texts) {
      if (special && quoted[index] === 1) this.#join(data, [index], column);
      else column.add(this.view, starts[index] ?? 0, ends[index] ?? 0);
    }
    if (this.#compared.length > 0) this.#join(data, this.#compared, clean.compared);
  }

  /** Adds cells as one text, with a joint between them. */
  #join(data: Uint8Array, indexes: readonly number[], to: TextColumn): void {
    to.begin();
    for (const [at, index] of indexes.entries()) {
      if (at > 0) to.copy(joint, 0, joint.length);
      this.#copy(data, index, to);
    }
    to.end();
  }

  #copy(data: Uint8Array, index: number, to: TextColumn): void {
    const { starts, ends, special, quoted } = this.#scanner;
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    if (special && quoted[index] === 1) to.copyUnquoted(data, start, end, this.#quote);
    else to.copy(data, start, end);
  }

  /** Every problem of the cells that were read, in the order of the columns. */
  explain(data: Uint8Array): readonly CellProblem[] {
    const { starts, ends } = this.#scanner;
    const { amount, date, sign, header } = this.#plan;
    const found: (readonly [index: number, code: BadRowCode | undefined, isName: boolean])[] = [
      ...this.#checked.map((plan) => {
        const code = textProblem(plan, data, starts[plan.index] ?? 0, ends[plan.index] ?? 0);
        return [plan.index, code, plan.isName] as const;
      }),
      [amount, this.#amountProblem(data), false],
      [date, this.#dateProblem(), false],
      [sign, this.cents === signUnknown ? 'SIGN_UNKNOWN' : undefined, false],
    ];
    return found
      .flatMap(([index, code, isName]) => (code === undefined ? [] : [{ index, code, isName }]))
      .sort((a, b) => a.index - b.index)
      .map(({ index, code, isName }) => ({
        column: header[index] ?? '',
        code,
        ...(isName ? {} : { received: this.#text(data, index).slice(0, shownCharacters) }),
      }));
  }

  /** Every cell that the rules read, in the order of the columns, so that people can find the row. */
  show(data: Uint8Array): readonly string[] {
    const { texts, amount, date, sign, header } = this.#plan;
    const name = texts.find(({ isName }) => isName)?.index;
    return [...texts.map(({ index }) => index), amount, date, sign]
      .filter((index) => index >= 0)
      .sort((a, b) => a - b)
      .map((index) => {
        const text = this.#text(data, index);
        return `${header[index] ?? ''}=${(index === name ? maskedName(text) : text).slice(0, shownCharacters)}`;
      });
  }

  #stripZeros(index: number, data: Uint8Array): void {
    const { starts, ends } = this.#scanner;
    let start = starts[index] ?? 0;
    while (data[start] === zero && start + 1 < (ends[index] ?? 0)) start += 1;
    starts[index] = start;
  }

  #signedCents(data: Uint8Array): number {
    const { starts, ends } = this.#scanner;
    const { amount, sign } = this.#plan;
    if (amount < 0) return 0;
    const cents = this.#readCents(data, starts[amount] ?? 0, ends[amount] ?? 0);
    if (sign < 0 || !Number.isInteger(cents)) return cents;
    const factor = this.#signs.get(this.#text(data, sign));
    return factor === undefined ? signUnknown : cents === 0 ? 0 : cents * factor;
  }

  #text(data: Uint8Array, index: number): string {
    return Buffer.from(data.subarray(this.#scanner.starts[index], this.#scanner.ends[index])).toString('utf8');
  }

  #isWithinLimits(): boolean {
    return this.cents >= this.#leastCents && this.cents <= this.#mostCents;
  }

  #amountProblem(data: Uint8Array): BadRowCode | undefined {
    const { cents } = this;
    if (Number.isInteger(cents)) return this.#isWithinLimits() ? undefined : 'AMOUNT_RANGE';
    const { amount } = this.#plan;
    const { starts, ends } = this.#scanner;
    return isExcelNumber(data, starts[amount] ?? 0, ends[amount] ?? 0) ? 'EXCEL_NUMBER' : amountCodes.get(cents);
  }

  #dateProblem(): BadRowCode | undefined {
    if (this.day === dayProblem.format) return 'DATE_FORMAT';
    if (this.day === dayProblem.impossible) return 'DATE_IMPOSSIBLE';
    return this.day > this.#latestDay ? 'DATE_FUTURE' : undefined;
  }
}
