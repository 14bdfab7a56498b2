import { exactSum } from '../../reading/exact-sum.ts';
import { SiesaContractBroken } from '../../siesa-errors.ts';
import { shapeOf } from '../../reading/shape-of.ts';
import type { SiesaRow } from '../../siesa-client.ts';
import { idText, inventoryRowId } from './inventory-row.ts';

/** One row of `/inventory/stock`, as far as a product needs it. */
export interface StockLevel {
  readonly productId: string;
  readonly quantity: unknown;
  readonly location: unknown;
  /** All of the row but its quantity: which level it is. */
  readonly identity: string;
}

/** The names under which a level's quantity and place have been seen. */
const quantityNames = ['quantity', 'f_cantidad', 'available_quantity', 'stock'] as const;
const locationNames = ['location', 'f_ubicacion', 'location_code', 'location_id'] as const;

/** Reads a row of stock; what has no product or no quantity breaks the contract: a stock of 0 must never come from a misspelt name. */
export const toStockLevel = (row: SiesaRow): StockLevel => {
  const quantityName = quantityNames.find((name) => name in row);
  const productId = idText(row['product_id']) ?? inventoryRowId(row);
  if (quantityName === undefined || productId === undefined) {
    throw new SiesaContractBroken(
      `Siesa's stock holds ${shapeOf(row)}; 'product_id' and a quantity were expected. Ask Siesa's support, or take stock from the product row (siesa_stock).`,
    );
  }
  const location = locationNames.map((name) => row[name]).find((value) => value !== undefined);
  return {
    productId,
    quantity: row[quantityName],
    location,
    identity: JSON.stringify({ ...row, [quantityName]: null }),
  };
};

/** What the stock says of each product, under the names of a product row. */
export type StockByProduct = ReadonlyMap<string, SiesaRow>;

/** Adds up each product's levels; the place is that of the largest. Pure. */
export const stockByProduct = (levels: readonly StockLevel[]): StockByProduct =>
  new Map(
    [...Map.groupBy(levels, ({ productId }) => productId)].map(([productId, group]) => {
      const largest = group.reduce((best, level) => (Number(level.quantity) > Number(best.quantity) ? level : best));
      const quantity = exactSum(group.map((level) => level.quantity));
      if (quantity === undefined)
        throw new SiesaContractBroken(`Siesa's stock of product '${productId}' is no number. Ask Siesa's support.`);
      return [
        productId,
        { f_cantidad: quantity, ...(largest.location !== undefined && { f_ubicacion: largest.location }) },
      ];
    }),
  );

/** Puts stock over a product row; a product without any level has none left. */
export const withStock = (row: SiesaRow, stock: StockByProduct): SiesaRow => ({
  ...row,
  ...(stock.get(inventoryRowId(row) ?? '') ?? { f_cantidad: 0 }),
});
