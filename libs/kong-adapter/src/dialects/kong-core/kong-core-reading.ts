import type { DestinationPath, FoundRow, RecordPage, RecordReading } from '@siesa-integration/destination-adapter';

/** Takes and lists the SKUs. Kong Core redirects a path without its last slash, also for `POST`. */
export const skus = '/inventory/skus/';

/** Kong Core caps a page in silence, so what was asked says nothing about the next page. */
const rowsAsked = 500;

/** How SKUs of one customer are read. */
export const kongCoreReading = (customerId: number): RecordReading => {
  const path = (query: Readonly<Record<string, string | number>>): DestinationPath => ({
    path: `${skus}?${new URLSearchParams({ ...texts(query), customer_id: customerId.toString() }).toString()}`,
  });
  return {
    list: path({ page_size: rowsAsked }),
    exact: (id) => path({ external_id: id, page_size: 2 }),
    search: (id) => path({ search: id, page_size: 100 }),
    page: readPage,
    row: (row) => readRow(row, customerId),
  };
};

const texts = (query: Readonly<Record<string, string | number>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));

const readPage = (body: unknown): RecordPage | undefined => {
  const { results, next, count } = recordOf(body);
  if (!Array.isArray(results)) return undefined;
  // Only the query: behind a proxy Kong Core writes a host of its own.
  const query = typeof next === 'string' ? URL.parse(next, 'http://kong-core')?.search : undefined;
  return {
    rows: results,
    ...(query !== undefined && { next: { path: skus + query } }),
    ...(typeof count === 'number' && { total: count }),
  };
};

const readRow = (row: unknown, customerId: number): FoundRow | undefined => {
  const { id, external_id: externalId, customer_id: customer = customerId } = recordOf(row);
  if (typeof id !== 'number' && (typeof id !== 'string' || id === '')) return undefined;
  return {
    ref: String(id),
    id: typeof externalId === 'string' || typeof externalId === 'number' ? String(externalId).trim() : '',
    own: String(customer) === customerId.toString(),
  };
};

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
