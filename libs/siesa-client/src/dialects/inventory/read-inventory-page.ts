import { isRecord } from '@siesa-integration/outgoing-http';
import type { SiesaRow } from '../../siesa-client.ts';
import { toRows } from '../../reading/to-rows.ts';
import { shapeOf } from '../../reading/shape-of.ts';

/** A page's rows and the announced size of the whole. */
export interface InventoryPage {
  readonly rows: readonly SiesaRow[];
  readonly emptyRows: number;
  /** Rows as they came, empty ones included. */
  readonly received: number;
  readonly total?: number;
  readonly pages?: number;
}

/** The names that real Siesas use for a page's rows. */
const rowNames = ['data', 'items', 'products', 'results'] as const;

/** Reads the body of a page: its rows, or what was found instead of them. Pure. */
export const readInventoryPage = (body: unknown, limit: number): InventoryPage | { readonly problem: string } => {
  const list = listIn(body);
  if (!list) return { problem: shapeOf(body) };
  const rows = toRows(list, {});
  if ('problem' in rows) return rows;

  return { ...rows, received: list.length, ...readPagination(body, limit) };
};

const listIn = (body: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(body)) return body as unknown[];
  if (!isRecord(body)) return undefined;
  for (const name of rowNames) if (Array.isArray(body[name])) return body[name] as unknown[];
  return undefined;
};

const readPagination = (body: unknown, limit: number): { readonly total?: number; readonly pages?: number } => {
  const pagination = isRecord(body) ? body['pagination'] : undefined;
  if (!isRecord(pagination)) return {};
  const total = count(pagination['total']);
  // Siesa may have lowered the limit; it counts pages in its own.
  const byTotal = total === undefined ? undefined : Math.ceil(total / (count(pagination['limit']) ?? limit));
  const announced = count(pagination['total_pages']);
  const pages =
    announced === undefined || byTotal === undefined ? (announced ?? byTotal) : Math.max(announced, byTotal);

  return { ...(total !== undefined && { total }), ...(pages !== undefined && Number.isFinite(pages) && { pages }) };
};

const count = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : undefined;
};
