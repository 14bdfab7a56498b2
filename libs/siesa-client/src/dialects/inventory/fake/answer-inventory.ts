import type { FakeAnswer } from '../../../fake/fake-failure.ts';
import type { FakeSiesaSwitches } from '../../../fake/fake-switches.ts';
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
      ? changedSince(table, url.searchParams.get('modified_since'))
      : stockOf(stock, url.searchParams),
    switches,
  );
};

const oneProduct = (row: FakeRow | undefined): FakeAnswer =>
  row
    ? { status: 200, headers: json, body: rowAsJson(row) }
    : { status: 404, headers: json, body: '{"error":"Not Found"}' };

const changedSince = (table: FakeTable, since: string | null): readonly FakeRow[] => {
  if (since === null) return table.rows;
  const from = Date.parse(since);
  return table.view(`modified_since=${since}`, (row) => Date.parse(String(row['f_fecha_modificacion'])) >= from);
};

const stockOf = (stock: FakeTable, query: URLSearchParams): readonly FakeRow[] => {
  const wanted = ['warehouse_id', 'product_id'].filter((name) => query.has(name));
  return wanted.length === 0
    ? stock.rows
    : stock.view(query.toString(), (row) => wanted.every((name) => row[name] === query.get(name)));
};

const onePage = (query: URLSearchParams, rows: readonly FakeRow[], switches: FakeSiesaSwitches): FakeAnswer => {
  const limit = Number(query.get('limit') ?? 1000);
  const page = Math.min(Number(query.get('page') ?? 1), switches.repeatsPage ?? Infinity);
  const slice = rows.slice((page - 1) * limit, page * limit);
  if (slice.length === 0 && page > 1) return pastTheEnd(switches);

  const body = rowsAsJson(switches.unstableOrder ? slice.toReversed() : slice);
  if (switches.envelope === 'array') return { status: 200, headers: json, body };
  const pagination = switches.pagination
    ? `,"pagination":${JSON.stringify({ page, limit, total: rows.length, total_pages: Math.ceil(rows.length / limit) })}`
    : '';
  return { status: 200, headers: json, body: `{"${switches.envelope}":${body}${pagination}}` };
};

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
