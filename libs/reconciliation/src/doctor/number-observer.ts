import type { Dialect } from '../rules/side-schema.ts';
import { ExactSum } from '../reader/values/exact-sum.ts';
import { createReadCents } from '../reader/values/read-cents.ts';
import type { ReadAmount } from './file-check.ts';
import { numberStyles } from './number-styles.ts';

const shown = 3;
const point = 46;
const comma = 44;

/** Keeps the ways of writing amounts that fit every cell so far. */
export class NumberObserver {
  #styles = numberStyles.map((dialect) => ({
    dialect,
    read: createReadCents(dialect),
    sum: new ExactSum(),
    largest: [] as ReadAmount[],
  }));
  /** Cells such as `1.500`, which are thousands or three decimals. */
  #thousands = 0;
  /** Cells whose decimals or second group decide between the two. */
  #decided = 0;
  #signs = new Set<Dialect['signs'][number]>();
  /** The last cell that ends like 1.500,75 and the last that ends like 1,500.75. */
  readonly #examples = new Map<number, string>();

  observe(data: Uint8Array, start: number, end: number, line: number): void {
    const text = (): string => Buffer.from(data.subarray(start, end)).toString('utf8');
    const digitsEnd = isDigit(data[end - 1]) ? end : end - 1; // before a minus or a parenthesis
    const last = lastSeparator(data, start, digitsEnd);
    if (last >= 0 && digitsEnd - last !== 4) this.#examples.set(data[last] ?? 0, text());
    if (last >= 0) {
      const isAlone = lastSeparator(data, start, last) < 0;
      if (isAlone && digitsEnd - last === 4) this.#thousands += 1;
      else this.#decided += 1;
    }
    this.#noteSign(data, start, end);
    this.#styles = this.#styles.filter((style) => {
      const cents = style.read(data, start, end);
      if (!Number.isInteger(cents)) return false;
      style.sum.add(cents);
      keepLargest(style.largest, { line, cents }, text);
      return true;
    });
  }

  get fits(): boolean {
    return this.#styles.length > 0;
  }

  /** Whether every number with a separator may be thousands or three decimals. */
  get isUnclear(): boolean {
    return this.fits && this.#thousands > 0 && this.#decided === 0;
  }

  /** Two cells whose last separators contradict each other. */
  get contradiction(): readonly string[] | undefined {
    const [dots, commas] = [this.#examples.get(point), this.#examples.get(comma)];
    return !this.fits && dots !== undefined && commas !== undefined ? [dots, commas] : undefined;
  }

  /** What the column needs of a dialect, and what was read by it. */
  result() {
    const [style] = this.#styles;
    if (!style) return undefined;
    const { decimal, group } = style.dialect;
    const needsSeparators = this.#styles.length < numberStyles.length;
    return {
      ...(needsSeparators && { decimal, group }),
      signs: [...this.#signs],
      cents: style.sum.value,
      largest: style.largest,
    };
  }

  #noteSign(data: Uint8Array, start: number, end: number): void {
    if (data[start] === 45) this.#signs.add('leading');
    else if (data[start] === 40) this.#signs.add('parentheses');
    else if (data[end - 1] === 45) this.#signs.add('trailing');
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

const lastSeparator = (data: Uint8Array, start: number, end: number): number => {
  for (let at = end - 1; at >= start; at -= 1) if (data[at] === point || data[at] === comma) return at;
  return -1;
};

/** The largest by size, whatever their sign. */
const keepLargest = (largest: ReadAmount[], { line, cents }: Omit<ReadAmount, 'text'>, text: () => string): void => {
  const least = largest[shown - 1];
  if (least && Math.abs(cents) <= Math.abs(least.cents)) return;
  largest.push({ line, cents, text: text() });
  largest.sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents) || a.line - b.line);
  largest.splice(shown);
};
