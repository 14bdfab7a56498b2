import { exactSum } from '../../reading/exact-sum.ts';
import { SiesaContractBroken } from '../../siesa-errors.ts';
import { without } from '../../reading/without.ts';
import { shapeOf } from '../../reading/shape-of.ts';
import { noteProblems, rowProblems } from '../../reading/row-problems.ts';
import type { SiesaRow, SiesaRowProblem } from '../../siesa-client.ts';
import { idText, inventoryRowId } from './inventory-row.ts';

/** One row of `/inventory/stock`, as far as a product needs it. */
export interface StockLevel {
  readonly productId: string;
  readonly hasQuantity: boolean;
  readonly quantity: unknown;
  readonly location: unknown;
  /** Of its row. */
  readonly problems: readonly SiesaRowProblem[];
  /** All of the row but its quantity. It identifies the level. */
  readonly identity: string;
}

/** The names that real Siesas use for a level's quantity and place. */
const quantityNames = ['quantity', 'f_cantidad', 'available_quantity', 'stock'] as const;
const locationNames = ['location', 'f_ubicacion', 'location_code', 'location_id'] as const;

/**
 * Reads a row of stock. A row without product breaks the contract, because its quantity would be missing from a sum; a row without quantity
 * has none, which makes the stock of its product unknown.
 */
export const toStockLevel = (row: SiesaRow): StockLevel => {
  const quantityName = quantityNames.find((name) => name in row);
  const productId = idText(row['product_id']) ?? inventoryRowId(row);
  const problems = rowProblems(row);
  if (productId === undefined || (problems.length > 0 && productId.includes('\ufffd'))) {
    throw new SiesaContractBroken(
      `Siesa's stock holds ${shapeOf(row)}; 'product_id' was expected. Ask Siesa's support, or take stock from the product row (siesa_stock).`,
    );
  }
  const location = locationNames.map((name) => row[name]).find((value) => value !== undefined);
  return {
    productId,
    hasQuantity: quantityName !== undefined,
    quantity: quantityName === undefined ? undefined : row[quantityName],
    location,
    problems,
    identity: JSON.stringify(quantityName === undefined ? row : { ...row, [quantityName]: null }),
  };
};

/** The stock of one product. */
interface ProductStock {
  /** Under the names of a product row. Without a quantity the stock is unknown. */
  readonly fields: SiesaRow;
  readonly problems: readonly SiesaRowProblem[];
  /** How many levels it was added up from. */
  readonly levels: number;
}

/** The stock of each product. */
export type StockByProduct = ReadonlyMap<string, ProductStock>;

const expected = 'a number in inventory/stock';

/**
 * Adds up each product's levels; the place is that of the largest. A level that is missing or no number counts as `whenMissing`; without
 * it the stock of that product is unknown. Pure.
 *
 * @throws {@link SiesaContractBroken} when no level has a quantity, because its name must be another one.
 */
export const stockByProduct = (levels: readonly StockLevel[], whenMissing?: 0): StockByProduct => {
  if (levels.length > 0 && !levels.some(({ hasQuantity }) => hasQuantity))
    throw new SiesaContractBroken(
      `Siesa's stock holds ${String(levels.length)} rows without any of ${quantityNames.join(', ')}. Ask Siesa's support, or take stock from the product row (siesa_stock).`,
    );
  return new Map(
    [...Map.groupBy(levels, ({ productId }) => productId)].map(([productId, group]) => [
      productId,
      stockOf(group, whenMissing),
    ]),
  );
};

const stockOf = (group: readonly StockLevel[], whenMissing: 0 | undefined): ProductStock => {
  const largest = group.reduce((best, level) => (Number(level.quantity) > Number(best.quantity) ? level : best));
  const unknown = group.find(({ quantity }) => exactSum([quantity]) === undefined);
  const sum = exactSum(
    group.map(({ quantity }) => (exactSum([quantity]) === undefined ? (whenMissing ?? quantity) : quantity)),
  );
  return {
    fields: {
      ...(sum !== undefined && { f_cantidad: sum }),
      ...(largest.location !== undefined && { f_ubicacion: largest.location }),
    },
    problems: [
      ...group.flatMap(({ problems }) => problems),
      ...(sum === undefined ? [unknownStock(unknown?.quantity)] : []),
    ],
    levels: group.length,
  };
};

const unknownStock = (received: unknown): SiesaRowProblem => ({
  code: 'stock/unknown',
  path: 'f_cantidad',
  expected,
  received: received === undefined ? 'no level' : JSON.stringify(received).slice(0, 200),
});

/** Replaces the stock of a product row. Without any level, or with a level that is not a number, it has no stock: a missing number is not 0. */
export const withStock = (row: SiesaRow, stock: StockByProduct, whenMissing?: 0): SiesaRow => {
  const found = stock.get(inventoryRowId(row) ?? '');
  const others = without(row, 'f_cantidad');
  if (found) return noteProblems({ ...others, ...found.fields }, [...rowProblems(row), ...found.problems]);
  if (whenMissing !== undefined) return noteProblems({ ...row, f_cantidad: whenMissing }, rowProblems(row));
  return noteProblems(others, [...rowProblems(row), unknownStock(undefined)]);
};

/** How many levels the list has of a product. */
export const levelsIn = (stock: StockByProduct, row: SiesaRow): number =>
  stock.get(inventoryRowId(row) ?? '')?.levels ?? 0;
