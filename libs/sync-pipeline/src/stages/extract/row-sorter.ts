import type { SameKey, SiesaClient, SiesaPage, SiesaRow } from '@siesa-integration/siesa-client';
import { noDoubles, withDouble } from '../../run/doubles.ts';
import { sha256 } from '../../run/fingerprint.ts';
import type { SeenRow } from '../../run/seen/seen-row.ts';
import { judgeRow } from './judge-row.ts';
import type { PageFindings } from './reading.ts';
import type { ReadingCounts } from './rows/reading-counts.ts';
import { type IncomingRow, RowWriter, type RowWriterOptions } from './rows/row-writer.ts';

/** Sorts each row: into a part, into a part in place of an earlier version, or out as a duplicate. */
export interface RowSorter {
  readonly sortPage: (
    page: Pick<SiesaPage, 'rows' | 'emptyRows'> & Partial<Pick<SiesaPage, 'joins'>>,
    pass: number,
  ) => Promise<PageFindings>;
  readonly sortRetried: (row: SiesaRow, pass: number, productId: string) => Promise<void>;
  /** Counts a reject that Siesa no longer has. */
  readonly countGone: () => void;
  readonly counts: () => Readonly<Record<'extracted' | 'duplicates' | 'retried' | 'gone' | 'empty', number>>;
  /** Ids that came again in the last pass, the first thousand. */
  readonly doubled: () => { readonly pass: number; readonly ids: readonly string[] };
}

export interface RowSorterOptions extends RowWriterOptions {
  readonly siesa: Pick<SiesaClient, 'rowId' | 'rowModified' | 'rowProblems'>;
  readonly counted: ReadingCounts;
  readonly sameKey: SameKey;
  /** Product ids of open rejects, by the key that fetches them. */
  readonly rejects: ReadonlyMap<string, string>;
}

const mostNamed = 1000;

export const createRowSorter = (options: RowSorterOptions): RowSorter => {
  const { siesa, seen, counted, writer, name, mapping, rejects, sameKey } = options;
  const counts = { extracted: 0, retried: 0, gone: 0, empty: 0 };
  const rows = new RowWriter(options);
  let doubled = { pass: 0, ids: new Set<string>() };
  let page = 0;

  const incoming = (row: SiesaRow, pass: number, retried?: string): IncomingRow => {
    const source_id = siesa.rowId(row);
    const source_modified = siesa.rowModified(row);
    const problems = siesa.rowProblems(row);
    const retries = retried ?? (source_id === undefined ? undefined : rejects.get(source_id));
    const text = JSON.stringify(row);
    const content = sha256(text);
    const id = source_id ?? `?${content.toString('hex')}`; // a row without an id is identified by its content
    return {
      id,
      record: {
        ...(source_id !== undefined && { source_id }),
        ...(source_modified !== undefined && { source_modified }),
        ...(retries !== undefined && { retries }),
        ...(problems.length > 0 && { problems }),
        row,
      },
      text,
      compared: { modified: Date.parse(source_modified ?? ''), content: content.readUInt32LE(0) },
      at: { pass, page, slice: name.slice, sameKey },
      before: seen.get(id),
    };
  };

  /** Returns the version of the row's id that was seen before it. */
  const sort = async (row: IncomingRow): Promise<SeenRow | undefined> => {
    const judgement = judgeRow(row.compared, row.before, row.at);
    if (judgement.kind === 'duplicate') rows.drop(row);
    else if (judgement.kind === 'same-key') await rows.writeBeside(row, judgement.seen);
    else await rows.writeVersion(row);
    return row.before;
  };

  const nameDouble = (pass: number, id: string): void => {
    if (doubled.pass !== pass) doubled = { pass, ids: new Set() };
    if (doubled.ids.size < mostNamed && seen.get(id)?.conflict === false) doubled.ids.add(id);
  };

  return {
    sortPage: async (read, pass) => {
      page += 1;
      if (pass === 1) counted.countLists(read.joins ?? []);
      const found = { newInRun: 0, newInPass: 0, repeated: noDoubles, beside: 0 };
      const here = new Set<string>();
      for (const row of read.rows) {
        const next = incoming(row, pass);
        const before = await sort(next);
        if (before === undefined) {
          found.newInRun += 1;
          const product = mapping.map(row);
          if (product.ok) counted.countProduct(product.value);
        }
        if (before?.pass === pass) {
          if (here.has(next.id)) found.beside += 1;
          else found.repeated = withDouble(found.repeated, next.id);
          nameDouble(pass, next.id);
        } else found.newInPass += 1;
        here.add(next.id);
      }
      counts.extracted += read.rows.length;
      counts.empty += read.emptyRows;
      return found;
    },
    sortRetried: async (row, pass, productId) => {
      page += 1;
      await writer.beginRetried();
      await sort(incoming(row, pass, productId));
      counts.retried += 1;
    },
    countGone: () => {
      counts.gone += 1;
    },
    counts: () => ({ ...counts, extracted: counts.extracted + rows.reread, duplicates: rows.dropped }),
    doubled: () => ({ pass: doubled.pass, ids: [...doubled.ids] }),
  };
};
