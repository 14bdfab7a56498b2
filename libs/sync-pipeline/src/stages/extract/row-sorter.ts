import { createHash } from 'node:crypto';
import type { SiesaClient, SiesaPage, SiesaRow } from '@siesa-integration/siesa-client';
import type { SliceName } from '../../run/run-keys.ts';
import type { RawRecord } from '../../run/documents.ts';
import { judgeRow } from './judge-row.ts';
import type { PageFindings } from './reading.ts';
import type { SeenIndex } from '../../run/seen-index.ts';
import { lineOf, type SliceWriter } from './slice-writer.ts';

/** Puts each row where it belongs: into a part, over an earlier version, or away as a duplicate. */
export interface RowKeeper {
  readonly keepPage: (page: SiesaPage, pass: number) => Promise<PageFindings>;
  readonly keepRetried: (row: SiesaRow, pass: number, productId: string) => Promise<void>;
  /** A reject that Siesa no longer knows. */
  readonly countGone: () => void;
  readonly counts: () => Readonly<Record<'extracted' | 'duplicates' | 'retried' | 'gone' | 'empty', number>>;
}

export interface RowKeeperOptions {
  readonly siesa: Pick<SiesaClient, 'rowId' | 'rowModified'>;
  readonly seen: SeenIndex;
  readonly writer: SliceWriter;
  readonly name: SliceName;
  /** Product ids of open rejects, by the key that fetches them. */
  readonly rejects: ReadonlyMap<string, string>;
}

export const createRowKeeper = ({ siesa, seen, writer, name, rejects }: RowKeeperOptions): RowKeeper => {
  const counts = { extracted: 0, duplicates: 0, retried: 0, gone: 0, empty: 0 };

  /** Returns what was known of the row's id. */
  const keep = async (row: SiesaRow, pass: number, retried?: string): Promise<'new' | 'met' | 'met in this pass'> => {
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
    const id = source_id ?? `?${content.toString('hex')}`; // a row without an id is known by what it says
    const compared = { modified: Date.parse(source_modified ?? ''), content: content.readUInt32LE(0) };
    const known = seen.get(id);
    const judgement = judgeRow(compared, known);
    if (judgement.kind === 'duplicate') {
      counts.duplicates += 1;
      seen.set(id, { ...judgement.seen, pass });
    } else {
      const repeat = known !== undefined && (known.repeat || known.slice !== name.slice);
      if (known?.slice === name.slice) writer.supersede(known);
      seen.set(id, { ...compared, ...writer.place(), pass, slice: name.slice, repeat });
      await writer.add(lineOf(repeat ? { ...record, repeat } : record));
    }
    return known === undefined ? 'new' : known.pass === pass ? 'met in this pass' : 'met';
  };

  return {
    keepPage: async (page, pass) => {
      const met = { new: 0, met: 0, 'met in this pass': 0 };
      for (const row of page.rows) met[await keep(row, pass)] += 1;
      counts.extracted += page.rows.length;
      counts.empty += page.emptyRows;
      return { fresh: met.new, met: met.new + met.met, repeated: met['met in this pass'] };
    },
    keepRetried: async (row, pass, productId) => {
      await writer.beginRetried();
      await keep(row, pass, productId);
      counts.retried += 1;
    },
    countGone: () => (counts.gone += 1),
    counts: () => counts,
  };
};

const digestOf = (row: SiesaRow): Buffer => createHash('sha256').update(JSON.stringify(row)).digest();
