import { createHash } from 'node:crypto';
import type { SiesaClient, SiesaPage, SiesaRow } from '@siesa-integration/siesa-client';
import type { RawRecord } from '../../run/documents.ts';
import type { SliceName } from '../../run/run-keys.ts';
import type { SeenIndex, SeenRow } from '../../run/seen-index.ts';
import { judgeRow } from './judge-row.ts';
import type { PageFindings } from './reading.ts';
import { lineOf, type SliceWriter } from './slice-writer.ts';

/** Sorts each row: into a part, into a part in place of an earlier version, or out as a duplicate. */
export interface RowSorter {
  readonly sortPage: (page: Pick<SiesaPage, 'rows' | 'emptyRows'>, pass: number) => Promise<PageFindings>;
  readonly sortRetried: (row: SiesaRow, pass: number, productId: string) => Promise<void>;
  /** Counts a reject that Siesa no longer has. */
  readonly countGone: () => void;
  readonly counts: () => Readonly<Record<'extracted' | 'duplicates' | 'retried' | 'gone' | 'empty', number>>;
}

export interface RowSorterOptions {
  readonly siesa: Pick<SiesaClient, 'rowId' | 'rowModified'>;
  readonly seen: SeenIndex;
  readonly writer: SliceWriter;
  readonly name: SliceName;
  /** Product ids of open rejects, by the key that fetches them. */
  readonly rejects: ReadonlyMap<string, string>;
}

export const createRowSorter = ({ siesa, seen, writer, name, rejects }: RowSorterOptions): RowSorter => {
  const counts = { extracted: 0, duplicates: 0, retried: 0, gone: 0, empty: 0 };

  /** Returns the version of the row's id that was seen before it. */
  const sort = async (row: SiesaRow, pass: number, retried?: string): Promise<SeenRow | undefined> => {
    const source_id = siesa.rowId(row);
    const source_modified = siesa.rowModified(row);
    const retries = retried ?? (source_id === undefined ? undefined : rejects.get(source_id));
    const record: RawRecord = {
      ...(source_id !== undefined && { source_id }),
      ...(source_modified !== undefined && { source_modified }),
      ...(retries !== undefined && { retries }),
      row,
    };
    const content = digestOf(row);
    const id = source_id ?? `?${content.toString('hex')}`; // a row without an id is identified by its content
    const compared = { modified: Date.parse(source_modified ?? ''), content: content.readUInt32LE(0) };
    const before = seen.get(id);
    const judgement = judgeRow(compared, before);
    if (judgement.kind === 'duplicate') {
      counts.duplicates += 1;
      seen.set(id, { ...judgement.seen, pass });
    } else {
      const repeat = before !== undefined && (before.repeat || before.slice !== name.slice);
      if (before?.slice === name.slice) writer.supersede(before);
      seen.set(id, { ...compared, ...writer.place(), pass, slice: name.slice, repeat });
      await writer.add(lineOf(repeat ? { ...record, repeat } : record));
    }
    return before;
  };

  return {
    sortPage: async (page, pass) => {
      const found = { newInRun: 0, newInPass: 0, repeated: 0 };
      for (const row of page.rows) {
        const before = await sort(row, pass);
        if (before === undefined) found.newInRun += 1;
        if (before?.pass === pass) found.repeated += 1;
        else found.newInPass += 1;
      }
      counts.extracted += page.rows.length;
      counts.empty += page.emptyRows;
      return found;
    },
    sortRetried: async (row, pass, productId) => {
      await writer.beginRetried();
      await sort(row, pass, productId);
      counts.retried += 1;
    },
    countGone: () => {
      counts.gone += 1;
    },
    counts: () => counts,
  };
};

const digestOf = (row: SiesaRow): Buffer => createHash('sha256').update(JSON.stringify(row)).digest();
