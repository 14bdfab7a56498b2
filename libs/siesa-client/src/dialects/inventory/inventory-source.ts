import { withOffset } from '../../reading/local-time.ts';
import type { LargestPage } from '../../reading/page-end.ts';
import { readAhead } from '../../reading/read-ahead.ts';
import type { SiesaCaller } from '../../calls/siesa-caller.ts';
import type {
  SiesaCallOptions,
  SiesaPage,
  SiesaPosition,
  SiesaQuery,
  SiesaRow,
  SiesaStockQuery,
} from '../../siesa-client.ts';
import type { SiesaBaseOptions } from '../../siesa-options.ts';
import type { InventoryOptions } from './inventory-settings.ts';
import { createInventoryApi } from './inventory-api.ts';
import { inventoryRowId } from './inventory-row.ts';
import { readInventoryProduct } from './read-inventory-product.ts';
import { isNothing, toNumberedPage } from './to-numbered-page.ts';

/** What dialect `inventory` can read: products, stock, one product. */
export interface InventorySource {
  readonly products: (query: SiesaQuery) => AsyncGenerator<SiesaPage, void, undefined>;
  readonly stock: (query: SiesaStockQuery) => AsyncGenerator<SiesaPage, void, undefined>;
  readonly product: (id: string, call: SiesaCallOptions) => Promise<SiesaRow | undefined>;
}

/** The largest `limit` that Siesa accepts (docs/reference/siesa.md#inventory-calls). */
const maxPageSize = 1000;

interface Listing {
  readonly path: string;
  readonly subject: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly identity: (row: SiesaRow) => unknown;
}

export const createInventorySource = (
  options: SiesaBaseOptions & InventoryOptions,
  caller: SiesaCaller,
): InventorySource => {
  const { prefetch = 3, baseUrl, totals = 'believe', timezone = 'America/Bogota' } = options;
  const largest = new Map<string, LargestPage>();
  const limit = Math.min(maxPageSize, Math.max(1, Math.trunc(options.pageSize ?? maxPageSize)));
  const api = createInventoryApi(options, caller);
  const largestOf = (path: string): LargestPage => {
    const known = largest.get(path) ?? { rows: 0 };
    largest.set(path, known);
    return known;
  };

  const list = (
    { path, subject, query, identity }: Listing,
    from: SiesaPosition | undefined,
    call: SiesaCallOptions,
  ): AsyncGenerator<SiesaPage, void, undefined> =>
    readAhead({
      ...call,
      from: from?.page ?? 1,
      prefetch,
      subject,
      identity,
      totals,
      largest: largestOf(path),
      read: async (page, callOptions) => {
        const where = `page ${String(page)} of ${subject}`;
        const ask = (narrowed: Listing['query'], rows: number) =>
          api.get(path, { ...narrowed, page: String(page), limit: String(rows) }, where, callOptions);
        const { answer, ...at } = await ask(query, limit);
        const question = { page, where, host: baseUrl.hostname };
        if (!isNothing(answer) || page > 1 || query['modified_since'] === undefined)
          return { ...at, ...toNumberedPage(answer, question) };

        toNumberedPage((await ask({}, 1)).answer, question); // throws where the path is unknown; else nothing has changed
        return { ...at, rows: [], emptyRows: 0, received: 0, claims: {} };
      },
    });

  return {
    products: ({ modifiedSince, from, ...call }) =>
      list(
        {
          path: 'inventory/products',
          subject: 'the products',
          query: { modified_since: modifiedSince === undefined ? undefined : withOffset(modifiedSince, timezone) },
          identity: (row) => inventoryRowId(row) ?? JSON.stringify(row),
        },
        from,
        call,
      ),
    stock: ({ warehouseId, productId, from, ...call }) =>
      list(
        {
          path: 'inventory/stock',
          subject: 'the stock',
          query: { warehouse_id: warehouseId, product_id: productId },
          identity: (row) => JSON.stringify(row),
        },
        from,
        call,
      ),
    product: async (id, call) => {
      if (/^\.{1,2}$/.test(id)) return undefined; // URLs normalise such a path segment away
      const { answer } = await api.get(`inventory/products/${encodeURIComponent(id)}`, {}, `product '${id}'`, call);
      return readInventoryProduct(answer, id);
    },
  };
};
