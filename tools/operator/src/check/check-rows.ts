import { isDeepStrictEqual } from 'node:util';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { dialectOf, type SiesaClient, type SiesaRow, type SiesaRowProblem } from '@siesa-integration/siesa-client';
import { type ClientConfiguration, isFuture, longestIdBytes } from '@siesa-integration/sync-pipeline';
import { message, type Message } from '../messages/message.ts';
import { type CheckLine, examples, note, wrong } from './check-line.ts';
import type { SourceSample } from './sample/source-sample.ts';

/** What the rows of the sample would lose or mix up: rows that share a key, items that become one product, other companies, ids, encodings, dates. */
export const checkRows = (client: ClientConfiguration, mapping: FieldMapping, sample: SourceSample): CheckLine[] => [
  ...otherCompanies(client, sample),
  ...sharedKeys(client, sample),
  ...sharedProducts(client, mapping, sample),
  ...unusableRows(mapping, sample),
];

const otherCompanies = ({ siesa }: ClientConfiguration, { pages: [first] }: SourceSample): readonly CheckLine[] => {
  const { rows = [], foreignRows: foreign = 0 } = first ?? {};
  if (foreign > 0) return [note('rows', 'check/foreign-rows', { foreign, rows: foreign + rows.length })];
  return dialectOf(siesa)
    .companyUnchecked(siesa)
    .map((unchecked) => note('rows', 'check/company-unchecked', unchecked));
};

const sharedKeys = (
  { siesa: { sameKey } }: ClientConfiguration,
  { siesa, rows }: SourceSample,
): readonly CheckLine[] => {
  const groups = [...Map.groupBy(rows, (row) => siesa.rowId(row))].flatMap(([id, group]) =>
    id !== undefined && conflict(group, siesa) ? [{ id, group }] : [],
  );
  const [first] = groups;
  if (!first) return [];

  const keys = message('check/same-keys', { count: groups.length, ids: examples(groups.map(({ id }) => id)) });
  if (sameKey === 'sum') return [note('rows', 'check/same-key-sum', { keys })];
  if (sameKey === 'newest') return [note('rows', 'check/same-key-newest', { keys })];
  return [conflictLine(keys, first.group)];
};

/** Rows of one key that are not versions of each other: the same date, or none, and another content. */
const conflict = (group: readonly SiesaRow[], siesa: SiesaClient): boolean =>
  group.some((one, index) =>
    group
      .slice(index + 1)
      .some((other) => siesa.rowModified(one) === siesa.rowModified(other) && !isDeepStrictEqual(one, other)),
  );

const warehouseColumn =
  /bodega|warehouse|almacen|deposito|ubicacion|location|sucursal|store|sede|f150_|f155_|lote|batch/i;
const variantColumn =
  /talla|size|color|colour|variante|variant|ext[12]|f121_|f117_|f119_|sku|barra|barcode|ean|unidad|unit/i;

/** What two rows of one key differ in distinguishes the two usual cases: one row per warehouse, and one row per size. */
const conflictLine = (keys: Message, group: readonly SiesaRow[]): CheckLine => {
  const columns = [...new Set(group.flatMap((row) => Object.keys(row)))].filter(
    (column) => new Set(group.map((row) => JSON.stringify(row[column]))).size > 1,
  );
  const variants = columns.filter((column) => variantColumn.test(column));
  const warehouses = columns.filter((column) => warehouseColumn.test(column) && !variants.includes(column));
  const differing = { keys, columns: examples(columns) };
  if (variants.length > 0) {
    const key = JSON.stringify(['f120_id', ...variants.slice(0, 3)]);
    return wrong('rows', 'check/same-key-variants', { ...differing, key });
  }
  return wrong('rows', warehouses.length > 0 ? 'check/same-key-warehouses' : 'check/same-key-other', differing);
};

const sharedProducts = (
  client: ClientConfiguration,
  mapping: FieldMapping,
  { siesa, rows }: SourceSample,
): readonly CheckLine[] => {
  const items = new Map<string, Set<string>>();
  for (const row of rows) {
    const [product, item] = [mapping.idOf(row), siesa.rowId(row)];
    if (product !== undefined && item !== undefined) items.set(product, (items.get(product) ?? new Set()).add(item));
  }
  const shared = [...items].filter(([, ids]) => ids.size > 1);
  const [first] = shared;
  if (!first) return [];

  const [product, ids] = first;
  const made = message('check/shared-products', {
    count: shared.length,
    product: examples([product]),
    items: examples([...ids]),
  });
  return client.same_product === 'newest'
    ? [note('rows', 'check/shared-newest', { shared: made })]
    : [wrong('rows', 'check/shared-none', { shared: made })];
};

const unusableRows = (mapping: FieldMapping, { siesa, rows, at }: SourceSample): readonly CheckLine[] => {
  const idsOf = (wanted: (row: SiesaRow) => boolean): readonly string[] =>
    rows.filter(wanted).map((row) => siesa.rowId(row) ?? '?');
  const long = idsOf((row) =>
    [siesa.rowId(row), mapping.idOf(row)].some((id) => id !== undefined && Buffer.byteLength(id) > longestIdBytes),
  );
  const nameless = rows.filter((row) => siesa.rowId(row) === undefined).length;
  const withProblem = (wanted: SiesaRowProblem['code']): readonly string[] =>
    idsOf((row) => siesa.rowProblems(row).some(({ code }) => code === wanted));
  const ahead = idsOf((row) => isFuture(siesa.rowModified(row), at));
  const found = (
    code: 'check/long-ids' | 'check/damaged-rows' | 'check/doubled-keys' | 'check/future-rows',
    ids: readonly string[],
  ) => (ids.length > 0 ? [note('rows', code, { count: ids.length, ids: examples(ids) })] : []);
  return [
    ...found('check/long-ids', long),
    ...(nameless > 0 ? [note('rows', 'check/no-ids', { count: nameless })] : []),
    ...found('check/damaged-rows', withProblem('source/encoding')),
    ...found('check/doubled-keys', withProblem('source/doubled-key')),
    ...found('check/future-rows', ahead),
  ];
};
