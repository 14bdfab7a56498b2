import { isRecord } from '@siesa-integration/outgoing-http';
import { dialectOf, type SiesaJoinCount, type SiesaJoinedList } from '@siesa-integration/siesa-client';
import { type ClientConfiguration, unbelievableList } from '@siesa-integration/sync-pipeline';
import { count } from '../format-number.ts';
import { type CheckLine, examples, good, note, wrong } from './check-line.ts';
import { rowsIn } from './recording-fetch.ts';
import type { SourceSample } from './source-sample.ts';

type Row = Readonly<Record<string, unknown>>;

/** A spelling that explains fewer of the items is chance. */
const leastShare = 0.1;

/**
 * Whether the stock list and each join contain the items, and which items have no level.
 *
 * @param known - of the last full reading that ended with success: the share of items that each list contains
 */
export const checkStock = (
  client: ClientConfiguration,
  sample: SourceSample,
  known: Readonly<Record<string, number>> = {},
): readonly CheckLine[] => [
  ...sample.joins.map((list) => joinLine(list, client, sample, known[list.name])),
  ...unknownStock(sample),
];

const joinLine = (
  list: SiesaJoinCount,
  client: ClientConfiguration,
  sample: SourceSample,
  known: number | undefined,
): CheckLine => {
  const figures = `${list.name} contains ${count(list.found)} of the ${count(list.of)} items of these pages`;
  if (!isUnbelievable(list)) return good('stock', figures);
  if (!isUnbelievable(list, known))
    return note('stock', `${figures}, about as many as in the last full reading, which was accepted`);
  return wrong(
    'stock',
    `${figures}, so a sync would stop before it sends. ${likelyCause(list, client, sample)}. If the list really is that short: siesa-sync sync ${client.client_id} --accept-empty '${list.name}'`,
  );
};

/** Whether a sync would stop before it sends (docs/reference/rules.md#belief). */
const isUnbelievable = (list: SiesaJoinCount, known?: number): boolean => {
  const fills = known === undefined ? undefined : { of: 0, fields: {}, lists: { [list.name]: known } };
  return unbelievableList([list], { full: true, known: fills, accepted: [] }) !== undefined;
};

const likelyCause = ({ name, hint }: SiesaJoinCount, client: ClientConfiguration, sample: SourceSample): string => {
  const joined = dialectOf(client.siesa)
    .joinedLists(client.siesa)
    .find((list) => list.name === name);
  const rows = sample.exchanges.filter(({ url }) => joined?.isReadBy(url)).flatMap(({ body }) => rowsIn(body));
  const { siesa } = sample;
  const items = sample.rows.flatMap(
    (row) => (joined?.on === undefined ? siesa.rowId(row) : textOf(row[joined.on])) ?? [],
  );
  const codes = codesIn(rows, joined?.on);
  if (rows.length === 0)
    return 'The list holds no row at all for them: have the key allowed to read it, or remove it from the settings if it is not maintained in Siesa';
  return (
    otherWhere(joined, rows) ??
    (hint === undefined ? undefined : `Probably ${hint}: correct the settings of this list`) ??
    otherSpelling(items, codes) ??
    `Its codes are others: items have ${examples(items)}, the list has ${examples(codes)}. Correct the columns that join the two, or the warehouse`
  );
};

/** `where` names a column or a value that the list does not have: usually another warehouse. */
const otherWhere = (joined: SiesaJoinedList | undefined, rows: readonly Row[]): string | undefined => {
  for (const [column, value] of Object.entries(joined?.where ?? {})) {
    const values = [...new Set(rows.flatMap((row) => (column in row ? [textOf(row[column])] : [])))];
    if (values.length === 0) return `No row of it has the column '${column}' that \`where\` names: correct it`;
    if (!values.includes(value.trim()))
      return `\`where\` asks for ${column} '${value}', and the rows have ${examples(values)}: correct the warehouse or unit in \`where\``;
  }
  return undefined;
};

/** The same codes in another case, or with other blanks, zeros or marks around them. */
const otherSpelling = (items: readonly string[], codes: readonly string[]): string | undefined => {
  const own = new Map(items.map((id) => [plain(id), id]));
  const same = codes.flatMap((code) => {
    const id = own.get(plain(code));
    return id === undefined || id === code ? [] : [{ id, code }];
  });
  const [first] = same;
  if (!first || same.length < Math.max(1, items.length * leastShare)) return undefined;
  const differs =
    first.id.trim().toLowerCase() === first.code.trim().toLowerCase() ? 'upper and lower case' : 'padding or marks';
  return `The codes differ in ${differs}: the item has '${first.id}', the list has '${first.code}'. Have both lists return the same code`;
};

const plain = (code: string): string =>
  code
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '');

const codeNames = ['product_id', 'f_codigo', 'f120_id', 'f120_referencia', 'codigo', 'code', 'sku'] as const;

const codesIn = (rows: readonly Row[], on: string | undefined): readonly string[] => {
  const name = [on, ...codeNames].find((candidate) => candidate !== undefined && rows.some((row) => candidate in row));
  return name === undefined ? [] : [...new Set(rows.map((row) => textOf(row[name])))];
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : isRecord(value) ? JSON.stringify(value) : String(value);

const unknownStock = ({ siesa, rows }: SourceSample): readonly CheckLine[] => {
  const unknown = rows.filter((row) => siesa.rowProblems(row).some(({ code }) => code === 'stock/unknown'));
  return unknown.length === 0
    ? []
    : [
        note(
          'stock',
          `${count(unknown.length)} of ${count(rows.length)} items have no stock level, or one that is no number, and will be rejects (stock/unknown): ${examples(unknown.map((row) => siesa.rowId(row) ?? '?'))}. Give them a level in Siesa, or set "when_missing": 0 if such an item has none`,
        ),
      ];
};
