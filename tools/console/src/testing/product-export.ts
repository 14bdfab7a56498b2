import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsoleSetup } from './console-setup.ts';

/** How this Kong exports its products, and which fields of Siesa's products these are. */
export const exportRules = {
  name: 'kong-export',
  file: {
    columns: { key: { column: 'product_id' }, amount: { column: 'quantity' } },
    compared_columns: ['name', 'barcode'],
  },
  base: { columns: { key: { column: 'id' }, amount: { column: 'stock_quantity' } }, compared_columns: ['name', 'ean'] },
  match: {},
  breaks: [
    { when: 'only_base', type: 'MISSING_IN_PRODUCT', severity: 'HIGH', detail: 'Kong does not have it' },
    { when: 'only_file', type: 'MISSING_IN_SIESA', severity: 'MEDIUM', detail: 'Siesa does not have it' },
    { when: 'amount', type: 'QUANTITY', severity: 'HIGH', detail: 'The quantities differ by {amount}' },
    { when: 'fields', type: 'FIELDS', severity: 'MEDIUM', detail: '{fields}' },
  ],
  output: { prefix: 'differences', language: 'en' },
};

type Product = NonNullable<ReturnType<ConsoleSetup['kong']['products']['get']>>;

const cell = (value: Product[string] | undefined): string => JSON.stringify(value ?? '').replaceAll('\\"', '""');

/** The export of these products. */
export const exportOf = (products: Iterable<Product>): string =>
  [
    'product_id;name;quantity;barcode\n',
    ...[...products].map(
      ({ product_id: id, name, quantity, barcode }) => `${[id, name, quantity, barcode].map(cell).join(';')}\n`,
    ),
  ].join('');

/** A Kong that people change, and that exports what it holds. */
export interface ProductExport {
  /** What people change in Kong itself. */
  readonly products: Map<string, Product>;
  /** Changes a product by hand, by its place. */
  readonly edit: (at: number, fields: Product) => void;
  /** 3 edits, of which one of both fields, 2 losses and 1 stranger. */
  readonly changeByHand: () => void;
  /** Writes an export without rows. */
  readonly writeEmpty: () => Promise<void>;
  /** Writes what Kong holds. */
  readonly write: () => Promise<void>;
  /** The arguments that reconcile the export with the products of cliente-a. */
  readonly run: readonly string[];
}

/** Writes the rules, and exports into the folder of the setup. */
export const createProductExport = async ({
  kong,
  dir,
}: Pick<ConsoleSetup, 'kong' | 'dir'>): Promise<ProductExport> => {
  const file = join(dir, 'export.csv');
  const rulesFile = join(dir, 'rules.json');
  await writeFile(rulesFile, JSON.stringify(exportRules));
  const products = kong.products as Map<string, Product>;
  const edit = (at: number, fields: Product): void => {
    const id = [...products.keys()][at] ?? '';
    products.set(id, { ...products.get(id), ...fields });
  };
  return {
    products,
    edit,
    changeByHand: () => {
      edit(0, { name: 'by hand' });
      edit(1, { quantity: 999_999 });
      edit(2, { name: 'by hand', quantity: 999_999 });
      for (const id of [...products.keys()].slice(3, 5)) products.delete(id);
      products.set('STRANGER', { product_id: 'STRANGER', name: 'theirs', quantity: 1 });
    },
    writeEmpty: () => writeFile(file, exportOf([])),
    write: () => writeFile(file, exportOf(products.values())),
    run: ['reconcile', 'run', file, '--rules', rulesFile, '--against', 'client:cliente-a'],
  };
};
