import { isRecord } from '@siesa-integration/outgoing-http';
import { type PageClaims, readClaims } from '../../reading/page-claims.ts';
import { shapeOf } from '../../reading/shape-of.ts';
import { failureBeside } from '../../reading/failure-beside.ts';
import { foldName, saysNoRows, wordsInPlaceOfRows, wordsOf } from '../../reading/siesa-words.ts';
import { toRows } from '../../reading/to-rows.ts';
import type { SiesaRow } from '../../siesa-client.ts';

/** A page's rows, and what its body states about the whole list. */
export interface InventoryPage {
  readonly rows: readonly SiesaRow[];
  readonly emptyRows: number;
  /** Rows as they came, empty ones included. */
  readonly received: number;
  readonly claims: PageClaims;
}

/** The names that real Siesas use for a page's rows. */
const rowNames = ['data', 'items', 'products', 'results'] as const;

/**
 * Reads the body of a page: its rows, or what was found instead of them: a shape, and Siesa's own words, where it has any. An error beside
 * a list is a failure, never "nothing changed". Pure.
 */
export const readInventoryPage = (
  body: unknown,
  { damaged = false } = {},
): InventoryPage | { readonly problem: string; readonly words: string } => {
  const lists = listsIn(body);
  if (lists.length > 1) return { problem: `${String(lists.length)} lists of rows`, words: '' };
  const [found] = lists;
  if (!found) return { problem: shapeOf(body), words: isRecord(body) ? wordsOf(body) : '' };
  const words = wordsInPlaceOfRows(found);
  if (words !== undefined && !saysNoRows(words)) return { problem: 'sentences in place of rows', words };
  const list = words === undefined ? found : [];
  const other = list.length === 0 ? otherListIn(body) : undefined;
  if (other !== undefined) return { problem: `an empty list beside '${other}'`, words: wordsOf(body) };
  const claims = readClaims(body);
  const paged = claims.total !== undefined || claims.pages !== undefined;
  const failure = failureBeside(body, { rows: list.length, paged });
  if (failure !== undefined)
    return { problem: list.length === 0 ? 'an error beside an empty list' : 'an error beside rows', words: failure };
  const rows = toRows(list, { damaged });
  if ('problem' in rows) return { ...rows, words: '' };

  return { ...rows, received: list.length, claims };
};

/** The lists that may be an answer's rows: those that have any; without one of them the first. */
const listsIn = (body: unknown): readonly (readonly unknown[])[] => {
  if (Array.isArray(body)) return [body as unknown[]];
  if (!isRecord(body)) return [];
  const lists = rowNames.map((name) => body[name]).filter((list) => Array.isArray(list)) as unknown[][];
  const filled = lists.filter((list) => list.length > 0);
  return filled.length > 0 ? filled : lists.slice(0, 1);
};

/** The name of a list of rows that stands beside an empty one under a name that is not read. */
const otherListIn = (body: unknown): string | undefined =>
  isRecord(body)
    ? Object.keys(body).find((name) => otherRowNames.has(foldName(name)) && [body[name]].flat().some(isRecord))
    : undefined;
const otherRowNames = new Set([
  ...['rows', 'records', 'registros', 'productos', 'datos', 'table', 'list', 'lista', 'content', 'value', 'values'],
  ...['result', 'resultado', 'resultados', 'elements', 'entries', 'hits', 'stock', 'existencias', 'levels'],
]);
