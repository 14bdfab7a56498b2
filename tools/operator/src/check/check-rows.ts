import { isDeepStrictEqual } from 'node:util';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { dialectOf, type SiesaClient, type SiesaRow } from '@siesa-integration/siesa-client';
import { type ClientConfiguration, isFuture, longestIdBytes } from '@siesa-integration/sync-pipeline';
import { count } from '../format-number.ts';
import { type CheckLine, examples, note, wrong } from './check-line.ts';
import type { SourceSample } from './source-sample.ts';

/** What the rows of the sample would lose or mix up: rows that share a key, items that become one product, other companies, ids, encodings, dates. */
export const checkRows = (client: ClientConfiguration, mapping: FieldMapping, sample: SourceSample): CheckLine[] => [
  ...otherCompanies(client, sample),
  ...sharedKeys(client, sample),
  ...sharedProducts(client, mapping, sample),
  ...unusableRows(mapping, sample),
];

const otherCompanies = ({ siesa }: ClientConfiguration, { pages: [first] }: SourceSample): readonly CheckLine[] => {
  const { rows = [], foreignRows: foreign = 0 } = first ?? {};
  if (foreign > 0) {
    const message = `${count(foreign)} of ${count(foreign + rows.length)} rows of the first page are another company's and are left out`;
    return [
      note('rows', `${message}. Have the query return this company alone, because each sync pays for reading them`),
    ];
  }
  return dialectOf(siesa)
    .companyUnchecked(siesa)
    .map(({ list, setting }) =>
      note(
        'rows',
        `no row of ${list} is checked for its company, because the settings hold ${setting}. Name the column of the company there if the query has one`,
      ),
    );
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

  const keys = `${count(groups.length)} ${groups.length === 1 ? 'key has' : 'keys have'} rows that differ, for example ${examples(groups.map(({ id }) => id))}`;
  if (sameKey === 'sum') return [note('rows', `${keys}: their stock is added up ("same_key": "sum")`)];
  if (sameKey === 'newest')
    return [note('rows', `${keys}: the one that comes last is sent, and the others are not ("same_key": "newest")`)];
  return [wrong('rows', `${keys}: ${columnsInWords(first.group)}`)];
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
const columnsInWords = (group: readonly SiesaRow[]): string => {
  const columns = [...new Set(group.flatMap((row) => Object.keys(row)))].filter(
    (column) => new Set(group.map((row) => JSON.stringify(row[column]))).size > 1,
  );
  const variants = columns.filter((column) => variantColumn.test(column));
  const warehouses = columns.filter((column) => warehouseColumn.test(column) && !variants.includes(column));
  const differing = `they differ in ${examples(columns)}`;
  if (variants.length > 0)
    return `${differing}: one row per size or colour, which all would become one product. Name what makes a row one item, with the columns of the variant: "siesa_key": ${JSON.stringify(['f120_id', ...variants.slice(0, 3)])}; a Siesa of dialect inventory must give each its own f_codigo`;
  if (warehouses.length > 0)
    return `${differing}: one row per warehouse, of which only one would count. Set "same_key": "sum" to add up their stock`;
  return `${differing}, and one sync cannot send both. Name the columns that make a row one item in siesa_key, or set "same_key" to "sum" or "newest"`;
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
  const message = `${count(shared.length)} ${shared.length === 1 ? 'product is' : 'products are'} made of several items: the mapping makes product ${examples([product])} of items ${examples([...ids])}`;
  return client.same_product === 'newest'
    ? [note('rows', `${message}, and the newest of them is sent ("same_product": "newest")`)]
    : [
        wrong(
          'rows',
          `${message}, and none of them would be sent. Map the id from a field that differs between items, or set "same_product": "newest"`,
        ),
      ];
};

const unusableRows = (mapping: FieldMapping, { siesa, rows, at }: SourceSample): readonly CheckLine[] => {
  const idsOf = (wanted: (row: SiesaRow) => boolean): readonly string[] =>
    rows.filter(wanted).map((row) => siesa.rowId(row) ?? '?');
  const long = idsOf((row) =>
    [siesa.rowId(row), mapping.idOf(row)].some((id) => id !== undefined && Buffer.byteLength(id) > longestIdBytes),
  );
  const nameless = rows.filter((row) => siesa.rowId(row) === undefined).length;
  const damaged = idsOf((row) => siesa.rowProblems(row).some(({ code }) => code === 'source/encoding'));
  const ahead = idsOf((row) => isFuture(siesa.rowModified(row), at));
  return [
    ...(long.length > 0
      ? [
          note(
            'rows',
            `${count(long.length)} ids are above 1,024 bytes, and their items will be rejects: ${examples(long)}. Give them a shorter code in Siesa`,
          ),
        ]
      : []),
    ...(nameless > 0
      ? [note('rows', `${count(nameless)} rows have no id, and will be rejects. Give them a code in Siesa`)]
      : []),
    ...(damaged.length > 0
      ? [
          note(
            'rows',
            `${count(damaged.length)} rows hold a byte that is not UTF-8, and will be rejects: ${examples(damaged)}. Write their text again in Siesa`,
          ),
        ]
      : []),
    ...(ahead.length > 0
      ? [
          note(
            'rows',
            `${count(ahead.length)} rows have a date of change in the future: ${examples(ahead)}. They are sent, and named in each report until Siesa's clock and these dates are right`,
          ),
        ]
      : []),
  ];
};
