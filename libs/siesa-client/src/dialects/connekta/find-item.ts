import { readAhead } from '../../reading/read-ahead.ts';
import type { SiesaCallOptions, SiesaRow } from '../../siesa-client.ts';
import { SiesaContractBroken } from '../../siesa-errors.ts';
import type { ConnektaFilter } from './connekta-filter.ts';
import { isNumberColumn, keyOf } from './connekta-row.ts';
import type { ConnektaSource } from './connekta-source.ts';

/** Finds one item by its id; `undefined` when Siesa does not have it. */
export type FindItem = (id: string, call: SiesaCallOptions) => Promise<SiesaRow | undefined>;

/**
 * By a filter on the first column of the key where the query takes one. Else by reading all pages until the item comes; when it never
 * does, all ids are known, so that further items that Siesa does not have cost no call.
 */
export const createFindItem = (source: ConnektaSource): FindItem => {
  let known: ReadonlySet<string> | undefined;

  return async (id, call) => {
    const [column = ''] = source.key;
    const wanted = source.key.length === 1 ? keyOf({ [column]: id }, source.key) : id.trim();
    if (wanted === undefined || (known && !known.has(wanted))) return undefined; // no item has such a key, and it must not reach a filter
    const filter = source.filters ? filterFor(wanted, source.key) : {};
    if (!filter) return undefined;
    const pages = readAhead({
      ...call,
      from: 1,
      prefetch: 0,
      subject: `item ${id.slice(0, 60)}`,
      totals: source.totals,
      largest: source.filters ? { rows: 0 } : source.largest,
      identity: (row) => keyOf(row, source.key) ?? JSON.stringify(row),
      read: (page, options) => source.readItems(filter, page, options),
    });
    const ids = new Set<string>();
    for await (const { rows } of pages) {
      const found = rows.filter((row) => keyOf(row, source.key) === wanted);
      if (new Set(found.map((row) => JSON.stringify(row))).size > 1)
        throw new SiesaContractBroken(
          `Siesa answered item '${id.slice(0, 60)}' with ${String(found.length)} rows: they share a key. Name the columns that tell them apart in siesa_key.`,
        );
      if (found[0]) return found[0];
      for (const row of rows) ids.add(keyOf(row, source.key) ?? '');
      if (source.filters && source.byKey) return undefined; // one row at most
    }
    if (!source.filters) known = ids;
    return undefined;
  };
};

const filterFor = (id: string, key: readonly string[]): Pick<ConnektaFilter, 'items' | 'equals'> | undefined => {
  const [column = ''] = key;
  const first = (key.length > 1 ? id.split('|')[0] : id)?.trim().replaceAll('%7C', '|') ?? '';
  if (!isNumberColumn(column)) return first === '' ? undefined : { equals: { column, code: first } };
  const text = keyOf({ [column]: first }, [column]);
  return text === undefined ? undefined : { items: { first: text, last: text } };
};
