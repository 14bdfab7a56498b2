import { isRecord } from '@siesa-integration/outgoing-http';
import { type PageClaims, readClaims } from '../../reading/page-claims.ts';
import { shapeOf } from '../../reading/shape-of.ts';
import { failureBeside, wordsOf } from '../../reading/siesa-words.ts';
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
  const list = listIn(body);
  if (!list) return { problem: shapeOf(body), words: isRecord(body) ? wordsOf(body) : '' };
  const claims = readClaims(body);
  const paged = claims.total !== undefined || claims.pages !== undefined;
  const failure = failureBeside(body, { rows: list.length, paged });
  if (failure !== undefined)
    return { problem: list.length === 0 ? 'an error beside an empty list' : 'an error beside rows', words: failure };
  const rows = toRows(list, { damaged });
  if ('problem' in rows) return { ...rows, words: '' };

  return { ...rows, received: list.length, claims };
};

const listIn = (body: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(body)) return body as unknown[];
  if (!isRecord(body)) return undefined;
  for (const name of rowNames) if (Array.isArray(body[name])) return body[name] as unknown[];
  return undefined;
};
