import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { RawRecord } from '../../../run/documents.ts';
import { oneProductIssue } from '../../../run/record-codes.ts';
import type { SliceName } from '../../../run/run-keys.ts';
import type { SeenIndex } from '../../../run/seen/seen-index.ts';
import type { SeenRow } from '../../../run/seen/seen-row.ts';
import type { ComparedRow, ReadAt } from '../judge-row.ts';
import { lineOf, type SliceWriter } from '../slice-writer.ts';
import type { EarlierRows } from './earlier-rows.ts';
import type { Claim, Clash, ProductClaims } from './product-claims.ts';
import { sameKeyIssue, summedRow } from './same-key.ts';

/** A row on its way into a part. */
export interface IncomingRow {
  /** Its source id, or its content where it has none. */
  readonly id: string;
  readonly record: RawRecord;
  /** The record's row as JSON. */
  readonly text: string;
  readonly compared: ComparedRow;
  readonly at: ReadAt;
  /** The version of the id that was seen before. */
  readonly before: SeenRow | undefined;
}

export interface RowWriterOptions {
  readonly seen: SeenIndex;
  readonly claims: ProductClaims;
  readonly earlier: EarlierRows;
  readonly writer: SliceWriter;
  readonly name: SliceName;
  readonly mapping: Pick<FieldMapping, 'map' | 'idOf' | 'explain'>;
  /** What happens with two items that the mapping makes one product. */
  readonly sameProduct: 'refuse' | 'newest';
}

type Marks = Partial<Pick<SeenRow, 'conflict' | 'joined' | 'own'>>;

/** Writes rows into parts and keeps where each lies. What two rows make unsendable is noted beside them, for the transformer to reject. */
export class RowWriter {
  readonly #options: RowWriterOptions;
  /** Rows that were read once more from what the run has stored. */
  reread = 0;
  /** Rows that are in no part. */
  dropped = 0;

  constructor(options: RowWriterOptions) {
    this.#options = options;
  }

  /** A duplicate: its id counts as read in this pass. */
  drop({ id, compared, at, before }: IncomingRow): void {
    const { seen, name } = this.#options;
    this.dropped += 1;
    const nowhere = {
      ...compared,
      part: 0,
      row: 0,
      slice: name.slice,
      repeat: false,
      conflict: false,
      joined: 0,
      own: false,
    };
    seen.set(id, { ...(before ?? nowhere), pass: at.pass, page: at.page });
  }

  /** A version of an item, in place of an earlier one where there is one. */
  async writeVersion(row: IncomingRow, joined = 0): Promise<void> {
    const { claims, mapping } = this.#options;
    const productId = mapping.idOf(row.record.row);
    const claim = productId === undefined ? undefined : { productId, sourceId: row.id };
    const clash = claim && claims.meet(claim);
    if (claim && clash) return this.#writeClash(row, claim, clash, joined);

    const place = await this.#write(row, { joined, own: productId === row.id });
    if (claim) claims.take(claim, place);
  }

  /** One more row of a key, which is not a version of the other row: one row with their sum, or none of them. */
  async writeBeside(row: IncomingRow, other: SeenRow): Promise<void> {
    const { writer, name, mapping } = this.#options;
    const stored = other.slice === name.slice ? await writer.read(other) : undefined;
    const summed =
      row.at.sameKey === 'sum' && stored && this.#isNear(row, other) && summedRow(stored.row, row.record.row, mapping);
    if (summed)
      return this.writeVersion(
        { ...row, record: { ...row.record, row: summed }, text: JSON.stringify(summed) },
        row.at.pass,
      );

    await this.#write(withProblem(row, sameKeyIssue(row.id, row.record.row, stored?.row)), { conflict: true });
  }

  /** In the part that is being written, or of the same page: both rows come from one answer. */
  #isNear({ at }: IncomingRow, other: SeenRow): boolean {
    return other.part === this.#options.writer.place().part || other.page === at.page;
  }

  async #writeClash(row: IncomingRow, claim: Claim, clash: Clash, joined: number): Promise<void> {
    const { claims, name, writer, sameProduct } = this.#options;
    const marks = { joined, own: claim.productId === row.id };
    if (sameProduct === 'newest') {
      if (row.compared.modified < clash.at.modified) {
        this.drop(row);
        return;
      }
      if (clash.at.slice === name.slice) writer.supersede(clash.at);
      claims.take(claim, await this.#write(row, marks));
      return;
    }
    const other = clash.other ?? (await this.#nameOf(claim, clash));
    const refused = withProblem(row, oneProductIssue(claim.productId, other));
    if (clash.isFirst) {
      claims.take(claim, await this.#write(refused, marks));
      return;
    }

    await this.#write({ ...refused, record: { ...refused.record, unclaimed: true } }, marks);
    if (clash.isNew) await this.#refuseFirst(claim, clash.at);
  }

  /** An earlier slice kept the first item's row, and no slice but its own keeps its name. */
  async #nameOf(claim: Claim, { at, isFirst }: Clash): Promise<string | undefined> {
    const { claims, earlier, name } = this.#options;
    if (isFirst || at.slice === name.slice) return undefined;
    const other = (await earlier(at))?.source_id;
    if (other !== undefined) claims.nameFirst(claim.productId, other);
    return other;
  }

  /** Marks the row of the first of the two items; writes it again where an earlier slice has released it. */
  async #refuseFirst(claim: Claim, first: SeenRow): Promise<void> {
    const { claims, earlier, name, writer } = this.#options;
    claims.refuse(claim, first);
    if (first.slice === name.slice) {
      writer.clash(first, claim.sourceId);
      return;
    }

    const record = await earlier(first);
    if (!record) return;
    this.reread += 1;
    const problems = [oneProductIssue(claim.productId, claim.sourceId)];
    await writer.add(lineOf({ ...record, repeat: true, problems }));
  }

  async #write({ id, record, text, compared, at, before }: IncomingRow, marks: Marks): Promise<SeenRow> {
    const { seen, name, writer } = this.#options;
    const repeat = before !== undefined && (before.repeat || before.slice !== name.slice);
    if (before?.slice === name.slice) writer.supersede(before);
    const { pass, page } = at;
    const noMarks = { conflict: false, joined: 0, own: false };
    const place = { ...compared, ...writer.place(), pass, page, slice: name.slice, repeat, ...noMarks, ...marks };
    seen.set(id, place);
    await writer.add(lineOf(repeat ? { ...record, repeat } : record, text));
    return place;
  }
}

const withProblem = (row: IncomingRow, problem: NonNullable<RawRecord['problems']>[number]): IncomingRow => ({
  ...row,
  record: { ...row.record, problems: [...(row.record.problems ?? []), problem] },
});
