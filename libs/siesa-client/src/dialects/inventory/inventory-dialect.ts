import { readSettled } from '../../reading/read-settled.ts';
import { rowProblems } from '../../reading/row-problems.ts';
import type { SiesaCaller } from '../../calls/siesa-caller.ts';
import type { SiesaJoinCount, SiesaPage, SiesaQuery, SiesaRow, SiesaStockQuery } from '../../siesa-client.ts';
import type { SiesaBaseOptions } from '../../siesa-options.ts';
import type { DialectReader, SiesaDialect, SiesaReader } from '../dialect.ts';
import { type InventoryOptions, inventorySettings } from './inventory-settings.ts';
import { haveDayStamps, inventoryRowId, inventoryRowModified } from './inventory-row.ts';
import { createInventorySource, type InventorySource } from './inventory-source.ts';
import {
  levelsIn,
  type StockByProduct,
  stockByProduct,
  type StockLevel,
  toStockLevel,
  withStock,
} from './stock-levels.ts';

const stockList = 'inventory/stock';

/** Siesa's own REST API: bearer key, pages by number, stock in the product row or beside it. */
export const inventoryDialect: SiesaDialect<'inventory', InventoryOptions> = {
  name: 'inventory',
  title: 'inventory (a bearer key)',
  settings: inventorySettings,
  keys: [
    { key: 'apiKey', names: ['api_key'], title: 'key', question: "Key of Siesa's API:" },
    { key: 'conniKey', names: ['conni_key', 'conniKey'], title: 'ConniKey' },
    { key: 'conniToken', names: ['conni_token', 'conniToken'], title: 'ConniToken' },
  ],
  mostCallsAtOnce: Infinity,
  joinedLists: ({ stock, whenMissing }) =>
    stock === 'endpoint'
      ? [
          {
            name: stockList,
            list: stockList,
            sums: true,
            ...(whenMissing !== undefined && { whenMissing }),
            isReadBy: ({ pathname }) => pathname.endsWith(`/${stockList}`),
          },
        ]
      : [],
  companyUnchecked: () => [],
  newClient: { questions: [] },
};

export const inventoryReader: DialectReader<InventoryOptions> = {
  create: (options, caller) => createInventoryReader(options, caller),
};

const createInventoryReader = (options: SiesaBaseOptions & InventoryOptions, caller: SiesaCaller): SiesaReader => {
  const { timezone = 'America/Bogota' } = options;
  const source = createInventorySource(options, caller);
  const rows = {
    rowId: inventoryRowId,
    rowModified: (row: Readonly<Record<string, unknown>>) => inventoryRowModified(row, timezone),
    rowProblems,
  };
  const stock = (query: SiesaStockQuery = {}) => source.stock(query);
  if (options.stock !== 'endpoint') {
    return {
      ...rows,
      narrows: true,
      stock,
      pages: (query = {}) => stamped(source.products(query)),
      product: (id, call = {}) => source.product(id, call),
    };
  }
  const { whenMissing } = options;
  return {
    ...rows,
    narrows: false,
    stock,
    pages: (query = {}) => stamped(pagesWithStock(source, query, whenMissing)),
    product: async (id, call = {}) => {
      const row = await source.product(id, call);
      return row && withStock(row, await readStock(source, { ...call, productId: id }, whenMissing), whenMissing);
    },
  };
};

async function* stamped(pages: AsyncIterable<SiesaPage>): AsyncGenerator<SiesaPage, void, undefined> {
  for await (const page of pages) yield haveDayStamps(page.rows) ? { ...page, dayStamps: true } : page;
}

/** All products, ignoring `modifiedSince`, because a change of a stock level does not change the date of its product. */
async function* pagesWithStock(
  source: InventorySource,
  { from, signal, deadline }: SiesaQuery,
  whenMissing: 0 | undefined,
): AsyncGenerator<SiesaPage, void, undefined> {
  const call = { ...(signal && { signal }), ...(deadline !== undefined && { deadline }) };
  const stock = await readStock(source, call, whenMissing);
  for await (const page of source.products({ ...call, ...(from && { from }) }))
    yield {
      ...page,
      rows: page.rows.map((row) => withStock(row, stock, whenMissing)),
      joins: [countOf(page.rows, stock)],
    };
}

const countOf = (items: readonly SiesaRow[], stock: StockByProduct): SiesaJoinCount => {
  const levels = items.map((row) => levelsIn(stock, row));
  return {
    name: stockList,
    found: levels.filter((count) => count > 0).length,
    of: items.length,
    rows: levels.reduce((sum, count) => sum + count, 0),
  };
};

const readStock = async (
  source: InventorySource,
  query: SiesaStockQuery,
  whenMissing: 0 | undefined,
): Promise<StockByProduct> =>
  stockByProduct(
    await readSettled({
      list: 'the stock',
      pass: () => levelsOf(source.stock(query)),
      identity: ({ identity }) => identity,
    }),
    whenMissing,
  );

async function* levelsOf(
  pages: AsyncIterable<SiesaPage>,
): AsyncGenerator<
  { readonly rows: readonly StockLevel[]; readonly dropped: number; readonly total?: number },
  void,
  undefined
> {
  for await (const { rows, emptyRows, total } of pages)
    yield { rows: rows.map(toStockLevel), dropped: emptyRows, ...(total !== undefined && { total }) };
}
