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
  /** All of the row but its quantity. It identifies the level. */
  readonly identity: string;
}

/** The names that real Siesas use for a level's quantity and place. */
const quantityNames = ['quantity', 'f_cantidad', 'available_quantity', 'stock'] as const;
const locationNames = ['location', 'f_ubicacion', 'location_code', 'location_id'] as const;

/** Reads a row of stock. A row without product or quantity breaks the contract, because a stock of 0 must never come from a misspelt name. */
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

/** The stock of each product, under the names of a product row. */
export type StockByProduct = ReadonlyMap<string, SiesaRow>;

/** Adds up each product's levels; the place is that of the largest. Pure. */
export const stockByProduct = (levels: readonly StockLevel[]): StockByProduct =>
  new Map(
    [...Map.groupBy(levels, ({ productId }) => productId)].map(([productId, group]) => {
      const largest = group.reduce((best, level) => (Number(level.quantity) > Number(best.quantity) ? level : best));
      const quantity = exactSum(group.map((level) => level.quantity));
      if (quantity === undefined)
        throw new SiesaContractBroken(`Siesa's stock of product '${productId}' is not a number. Ask Siesa's support.`);
      return [
        productId,
        { f_cantidad: quantity, ...(largest.location !== undefined && { f_ubicacion: largest.location }) },
      ];
    }),
  );

/** Replaces the stock of a product row. A product without any level has 0. */
export const withStock = (row: SiesaRow, stock: StockByProduct): SiesaRow => ({
  ...row,
  ...(stock.get(inventoryRowId(row) ?? '') ?? { f_cantidad: 0 }),
});
