import type { FakeAnswer } from '../../../fake/fake-failure.ts';
import { announcedTotal, type FakeSiesaSwitches } from '../../../fake/fake-switches.ts';
import { type FakeRow, type FakeTable, rowAsJson, rowsAsJson } from '../../../fake/fake-table.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };

/** Answers the calls of dialect `inventory`, as docs/reference/siesa.md#dialect-inventory has them. */
export const answerInventory = (
  url: URL,
  table: FakeTable,
  stock: FakeTable,
  switches: FakeSiesaSwitches,
): FakeAnswer => {
  const [, listing, id] = /^\/api\/v1\/inventory\/(products|stock)(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
  if (listing === undefined) return { status: 404, headers: json, body: '{"error":"Not Found"}' };
  if (id !== undefined) return oneProduct(table.find(decodeURIComponent(id)));

  return onePage(
    url.searchParams,
    listing === 'products'
      ? changedSince(table, url.searchParams.get('modified_since'), switches)
      : stockOf(stock, url.searchParams),
    switches,
  );
};

const oneProduct = (row: FakeRow | undefined): FakeAnswer =>
  row
    ? { status: 200, headers: json, body: rowAsJson(row) }
    : { status: 404, headers: json, body: '{"error":"Not Found"}' };

const changedSince = (
  table: FakeTable,
  since: string | null,
  { modifiedSince, dayStamps }: FakeSiesaSwitches,
): readonly FakeRow[] => {
  const rows = dayStamps ? table.view('days', () => true).map(withDay) : table.rows;
  if (since === null || modifiedSince === 'ignored') return rows;
  if (modifiedSince === 'digits') return rows.filter((row) => digits(row['f_fecha_modificacion']) >= digits(since));
  const from = Date.parse(since);
  if (dayStamps) return rows.filter((row) => Date.parse(String(row['f_fecha_modificacion'])) >= from);
  return table.view(`modified_since=${since}`, (row) => Date.parse(String(row['f_fecha_modificacion'])) >= from);
};

const withDay = (row: FakeRow): FakeRow => ({
  ...row,
  f_fecha_modificacion: String(row['f_fecha_modificacion']).slice(0, 10),
});

/** Year to second, as a server compares them that knows no zones. */
const digits = (time: unknown): string => String(time).replace(/\D/g, '').slice(0, 14).padEnd(14, '0');

const stockOf = (stock: FakeTable, query: URLSearchParams): readonly FakeRow[] => {
  const wanted = ['warehouse_id', 'product_id'].filter((name) => query.has(name));
  return wanted.length === 0
    ? stock.rows
    : stock.view(query.toString(), (row) => wanted.every((name) => row[name] === query.get(name)));
};

const onePage = (query: URLSearchParams, rows: readonly FakeRow[], switches: FakeSiesaSwitches): FakeAnswer => {
  if (switches.errorBeside)
    return { status: 200, headers: json, body: JSON.stringify({ [rowsName(switches)]: [], ...switches.errorBeside }) };
  const limit = Number(query.get('limit') ?? 1000);
  const size = Math.min(limit, switches.cap ?? limit);
  const asked = Number(query.get('page') ?? 1) - switches.firstPage + 1;
  const page = Math.min(asked, switches.repeatsPage ?? Infinity);
  const slice = rows.slice((page - 1) * size, page * size);
  if (slice.length === 0 && page > 1) return pastTheEnd(switches);

  const body = rowsAsJson(switches.unstableOrder ? slice.toReversed() : slice);
  const all = announcedTotal(switches, { all: rows.length, own: slice.length, before: (page - 1) * size });
  const more = page * size < rows.length;
  const headers = { ...json, ...(switches.pagingWords === 'headers' && pagingHeaders(all, page, more)) };
  if (switches.envelope === 'array') return { status: 200, headers, body };
  const words = JSON.stringify(wordsOf(switches, { page: asked, limit, all, more })).slice(1, -1);
  return { status: 200, headers, body: `{"${switches.envelope}":${body}${words === '' ? '' : `,${words}`}}` };
};

const rowsName = ({ envelope }: FakeSiesaSwitches): string => (envelope === 'array' ? 'data' : envelope);

interface PageFacts {
  readonly page: number;
  readonly limit: number;
  readonly all: number;
  readonly more: boolean;
}

const wordsOf = (
  { pagination, pagingWords, firstPage }: FakeSiesaSwitches,
  { page, limit, all, more }: PageFacts,
): FakeRow => {
  const next = page + firstPage;
  switch (pagingWords) {
    case 'pagination':
      return pagination
        ? { pagination: { page: page + firstPage - 1, limit, total: all, total_pages: Math.ceil(all / limit) } }
        : {};
    case 'has_more':
      return { has_more: more };
    case 'next':
      return { next_page: more ? next : null };
    case 'next_url':
      return {
        links: { next: more ? `/api/v1/inventory/products?limit=${String(limit)}&page=${String(next)}` : null },
      };
    case 'token':
      return { next_token: more ? 'b3BhcXVl' : null };
    case 'totalItems':
      return { meta: { totalItems: all } };
    case 'headers':
      return {};
  }
};

const pagingHeaders = (all: number, page: number, more: boolean): Readonly<Record<string, string>> => ({
  'x-total-count': String(all),
  link: more ? `</products?page=${String(page + 1)}>; rel="next"` : '</products?page=1>; rel="first"',
});

const pastTheEnd = ({ pastTheEnd: style, envelope }: FakeSiesaSwitches): FakeAnswer => {
  switch (style) {
    case '404':
      return { status: 404, headers: json, body: '{"error":"Not Found"}' };
    case '204':
      return { status: 204 };
    case '400':
      return { status: 400, headers: json, body: '{"error":"page out of range"}' };
    case '[]':
    case 'alerta':
      return { status: 200, headers: json, body: envelope === 'array' ? '[]' : `{"${envelope}":[]}` };
  }
};
