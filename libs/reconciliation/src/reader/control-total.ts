import type { Dialect } from '../rules/side-schema.ts';
import type { ColumnPlan } from './column-plan.ts';
import { centsText, ExactSum } from './values/exact-sum.ts';
import { FileRejected } from './file-rejected.ts';
import { createReadTotal, type ReadCents } from './values/read-cents.ts';
import type { RecordScanner } from './bytes/record-scanner.ts';

/** What the footer of a file claims, or the file beside it. */
export interface Claim {
  readonly cents: bigint;
  readonly rows?: number;
}

/** Compares what a file or the file beside it claims with its rows. A footer that is declared and absent means that the file was cut. */
export class ControlTotal {
  /** Of every row whose amount could be read, bad rows included. */
  readonly #sum = new ExactSum();
  #rows = 0;
  #unreadable = 0;
  #claim: Claim | undefined;

  readonly #marker: Uint8Array | undefined;
  readonly #readCents: ReadCents;
  readonly #plan: ColumnPlan;
  readonly #fileName: string;

  constructor(dialect: Dialect, plan: ColumnPlan, fileName: string) {
    this.#marker = dialect.footer && new TextEncoder().encode(dialect.footer.marker);
    this.#readCents = createReadTotal(dialect);
    this.#plan = plan;
    this.#fileName = fileName;
  }

  add(cents: number): void {
    this.#sum.add(cents);
    this.#rows += 1;
  }

  /** Counts a row whose amount could not be read. */
  addUnreadable(): void {
    this.#unreadable += 1;
    this.#rows += 1;
  }

  isFooter(data: Uint8Array, start: number, end: number): boolean {
    const marker = this.#marker;
    if (marker?.length !== end - start) return false;
    return marker.every((byte, index) => data[start + index] === byte);
  }

  /** @throws {@link FileRejected} when a footer is there already, or this one has no amount */
  takeFooter(data: Uint8Array, { starts, ends, count }: RecordScanner, line: number): void {
    this.refuseRowAfterFooter(line);
    const { amount, footerRows } = this.#plan;
    const at = `its footer on line ${String(line)}`;
    const cents = amount < count ? this.#readCents(data, starts[amount] ?? 0, ends[amount] ?? 0) : Number.NaN;
    if (!Number.isInteger(cents))
      this.#reject(`${at} has no amount in the column '${this.#plan.header[amount] ?? ''}'.`);
    if (footerRows < 0) {
      this.#claim = { cents: BigInt(cents) };
      return;
    }
    const text = footerRows < count ? Buffer.from(data.subarray(starts[footerRows], ends[footerRows])).toString() : '';
    if (!/^\d{1,12}$/.test(text)) this.#reject(`${at} has no number of rows in its column for it.`);
    this.#claim = { cents: BigInt(cents), rows: Number(text) };
  }

  refuseRowAfterFooter(line: number): void {
    if (this.#claim) this.#reject(`line ${String(line)} follows its footer. Send one file a day, with one footer.`);
  }

  /**
   * Checks the claim against what was read.
   *
   * @param beside what the total file claims, where the document declares one
   * @returns the claim, or `undefined` when the document declares none
   * @throws {@link FileRejected} with both sums when they differ by as little as a cent
   */
  check(beside?: Claim): Claim | undefined {
    if (beside) return this.#proved(beside, 'its total file');
    if (this.#marker === undefined) return undefined;
    const claim = this.#claim;
    if (claim === undefined)
      return this.#reject('its footer is missing, so it was probably cut. Send it again, whole.');
    return this.#proved(claim, 'its footer');
  }

  #proved(claim: Claim, claimant: string): Claim {
    const sum = this.#sum.value;
    const unread = unreadAmounts(this.#unreadable);
    if (sum !== claim.cents) {
      throw new FileRejected(
        'CONTROL_TOTAL',
        this.#fileName,
        `${claimant} says ${centsText(claim.cents)} and its rows add up to ${centsText(sum)}, a difference of ${centsText(claim.cents - sum)}.${unread} Ask its sender which is right.`,
      );
    }
    if (claim.rows !== undefined && claim.rows !== this.#rows) {
      throw new FileRejected(
        'CONTROL_TOTAL',
        this.#fileName,
        `${claimant} counts ${String(claim.rows)} rows and it has ${String(this.#rows)}. Ask its sender which is right.`,
      );
    }
    return claim;
  }

  #reject(sentence: string): never {
    throw new FileRejected('FOOTER', this.#fileName, sentence);
  }
}

const unreadAmounts = (rows: number): string => {
  if (rows === 0) return '';
  return rows === 1
    ? ' The amount of one row could not be read.'
    : ` The amounts of ${String(rows)} rows could not be read.`;
};
