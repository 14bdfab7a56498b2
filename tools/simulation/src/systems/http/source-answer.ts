import type { SiesaRow } from '@siesa-integration/siesa-client';
import type { HttpSystems, SourceFault } from '../../scenario/http-systems.ts';
import type { SimVersion } from '../../scenario/sim-version.ts';
import type { SimItem, SimSiesa } from '../sim-siesa.ts';

/** One answer of Siesa over HTTP, and the client's own products in it, as the monitor reads them. */
export interface SourceAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly products?: readonly SiesaRow[];
}

/** Rows of a page when Siesa caps it. */
const cap = 2;

/** One page of a list, and what is announced beside it. */
export interface ListedPage<Row> {
  readonly rows: readonly Row[];
  readonly size: number;
  readonly total?: number;
  readonly hasMore?: boolean;
}

/** Cuts a page out of a list, as Siesa does while it is at fault. */
export const pageOf = <Row>(
  list: readonly Row[],
  { page, limit }: { readonly page: number; readonly limit: number },
  fault: SourceFault | undefined,
): ListedPage<Row> => {
  if (fault === 'capped, has more' || fault === 'capped, uneven') return unevenPage(list, page, fault);
  const size = fault?.startsWith('capped') ? Math.min(cap, limit) : limit;
  const rows = list.slice((page - 1) * size, page * size);
  switch (fault) {
    case 'capped':
      return { rows, size };
    case 'capped, page as total':
      return { rows, size, total: rows.length };
    case 'capped, total 0':
      return { rows, size, total: 0 };
    case 'pages again': {
      const again = (page - 1) % 2;
      return { rows: list.slice(again * size, (again + 1) * size), size, total: list.length };
    }
    case 'withheld':
      return { rows: page === 1 ? rows.slice(0, -1) : rows, size, total: list.length };
    case 'empty first page':
      return { rows: page === 1 ? [] : rows, size, total: list.length };
    default:
      return { rows, size, total: list.length };
  }
};

/** Pages of two rows and of one, as of a server that filters a page after it has cut it. */
const unevenPage = <Row>(
  list: readonly Row[],
  page: number,
  fault: 'capped, has more' | 'capped, uneven',
): ListedPage<Row> => {
  const end = Math.ceil(page * 1.5);
  const rows = list.slice(Math.ceil((page - 1) * 1.5), end);
  return { rows, size: cap, ...(fault === 'capped, has more' && { hasMore: end < list.length }) };
};

/** Bogotá has no summer time. */
const behindUtcMs = 5 * 3_600_000;

/** A time as Siesa writes it. */
export const stampOf = (modified: number, stamps: HttpSystems['stamps']): string => {
  if (stamps === 'utc') return new Date(modified).toISOString();
  return new Date(modified - behindUtcMs).toISOString().slice(0, stamps === 'days' ? 10 : 19);
};

/** When a row was modified, as far as its stamp shows it. */
const shownTime = (modified: number, stamps: HttpSystems['stamps']): number =>
  stamps === 'days' ? Date.parse(stampOf(modified, stamps)) + behindUtcMs : modified;

/** Whether Siesa finds a version when it is asked for what changed since a time: with its zone, or by its digits. */
export const changedSince =
  (since: string | undefined, stamps: HttpSystems['stamps']) =>
  ({ modified }: SimVersion): boolean => {
    if (since === undefined) return true;
    return stamps === 'local'
      ? stampOf(modified, stamps) >= since.slice(0, 19).replace(' ', 'T')
      : shownTime(modified, stamps) >= Date.parse(since);
  };

export const receivedOf = (items: readonly SimItem[], stamps: HttpSystems['stamps']): readonly SiesaRow[] =>
  items.map(({ id, version: { modified } }) => ({
    f_codigo: id,
    f_fecha_modificacion: new Date(shownTime(modified, stamps)).toISOString(),
  }));

/** The item that suffers when only one does. */
export const isStruck = (siesa: SimSiesa, id: string): boolean => siesa.ids[0] === id;

/** One level of stock: how much of an item one warehouse has. */
export interface Level {
  readonly id: string;
  readonly warehouse: string;
  readonly quantity: unknown;
}

/** Levels that are no number: none at all is another way. */
const unknownLevels = [null, '', 'N/D', undefined] as const;

/** Two levels for each item, which add up to its stock. */
export const levelsOf = (siesa: SimSiesa, items: readonly SimItem[]): readonly Level[] =>
  items.flatMap(({ id, version }): readonly Level[] => {
    const quantity = Number(version.quantity);
    if (siesa.fault === 'stock unknown' && isStruck(siesa, id)) {
      const level = unknownLevels[version.value.length % unknownLevels.length];
      return level === undefined ? [] : [{ id, warehouse: 'W1', quantity: level }];
    }
    const all = siesa.fault === 'stock emptied' ? 0 : quantity;
    const isShort = siesa.fault === 'stock shortened';
    if (isShort && isStruck(siesa, id)) return [];
    if (isShort) return [{ id, warehouse: 'W1', quantity: all === 0 ? 0 : 1 }];
    return [
      { id, warehouse: 'W1', quantity: all === 0 ? 0 : 1 },
      { id, warehouse: 'W2', quantity: Math.max(0, all - 1) },
    ];
  });
