import { isRecord } from '@siesa-integration/outgoing-http';
import { dialectOf, type SiesaJoinCount, type SiesaJoinedList } from '@siesa-integration/siesa-client';
import { type ClientConfiguration, unbelievableList } from '@siesa-integration/sync-pipeline';
import { message, type Message } from '../messages/message.ts';
import { type CheckLine, examples, lineOf, note, wrong } from './check-line.ts';
import { rowsIn } from './sample/recording-fetch.ts';
import type { SourceSample } from './sample/source-sample.ts';

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
  ...dialectOf(client.siesa)
    .joinedLists(client.siesa)
    .filter(({ sums }) => sums)
    .flatMap((list) => [...equalRows(list, sample), ...severalUnits(list, sample)]),
  ...unknownStock(sample),
];

const joinLine = (
  list: SiesaJoinCount,
  client: ClientConfiguration,
  sample: SourceSample,
  known: number | undefined,
): CheckLine => {
  const { name, found, of } = list;
  const figures = message('check/list-contains', { list: name, found, of });
  if (!isUnbelievable(list)) return lineOf('stock', true, figures);
  if (!isUnbelievable(list, known)) return note('stock', 'check/list-as-before', { figures });
  const cause = likelyCause(list, client, sample);
  return wrong('stock', 'check/list-unbelievable', { figures, cause, client: client.client_id, list: name });
};

/** Whether a sync would stop before it sends (docs/reference/rules.md#belief). */
const isUnbelievable = (list: SiesaJoinCount, known?: number): boolean => {
  const fills = known === undefined ? undefined : { of: 0, fields: {}, lists: { [list.name]: known } };
  return unbelievableList([list], { full: true, known: fills, accepted: [] }) !== undefined;
};

const likelyCause = ({ name, hint }: SiesaJoinCount, client: ClientConfiguration, sample: SourceSample): Message => {
  const joined = dialectOf(client.siesa)
    .joinedLists(client.siesa)
    .find((list) => list.name === name);
  const rows = sample.exchanges.filter(({ url }) => joined?.isReadBy(url)).flatMap(({ body }) => rowsIn(body));
  const { siesa } = sample;
  const items = sample.rows.flatMap(
    (row) => (joined?.on === undefined ? siesa.rowId(row) : textOf(row[joined.on])) ?? [],
  );
  const codes = codesIn(rows, joined?.on);
  if (rows.length === 0) return message('check/list-empty');
  return (
    otherWhere(joined, rows) ??
    (hint === undefined ? undefined : message('check/list-hint', { hint })) ??
    otherSpelling(items, codes) ??
    message('check/list-other-codes', { items: examples(items), codes: examples(codes) })
  );
};

/** `where` names a column or a value that the list does not have: usually another warehouse. */
const otherWhere = (joined: SiesaJoinedList | undefined, rows: readonly Row[]): Message | undefined => {
  for (const [column, value] of Object.entries(joined?.where ?? {})) {
    const values = [...new Set(rows.flatMap((row) => (column in row ? [textOf(row[column])] : [])))];
    if (values.length === 0) return message('check/list-no-column', { column });
    if (!values.includes(value.trim()))
      return message('check/list-other-where', { column, value, values: examples(values) });
  }
  return undefined;
};

/** For each answer of a list: its rows that a sum takes, by their item. */
const summedRows = (
  { isReadBy, on, where = {} }: SiesaJoinedList,
  { exchanges }: SourceSample,
): readonly (readonly (readonly Row[])[])[] =>
  exchanges
    .filter(({ url }) => isReadBy(url))
    .map(({ body }) => {
      const rows = rowsIn(body).filter((row) =>
        Object.entries(where).every(([column, value]) => textOf(row[column]) === value.trim()),
      );
      const name = codeColumnOf(rows, on);
      return name === undefined ? [] : [...Map.groupBy(rows, (row) => textOf(row[name])).values()];
    });

/** Usually a query that joins a table of several rows: each level then counts as often as that table has rows. */
const equalRows = (list: SiesaJoinedList, sample: SourceSample): readonly CheckLine[] => {
  const groups = summedRows(list, sample).flatMap((items) =>
    items.filter((group) => new Set(group.map((row) => JSON.stringify(row))).size < group.length),
  );
  const [first] = groups;
  if (!first) return [];
  return [
    note('stock', 'check/list-equal-rows', {
      count: groups.length,
      list: list.list,
      row: JSON.stringify(first[0]),
    }),
  ];
};

const unitColumn = /unidad|unit|u_?med|(?:^|_)um$/i;

const severalUnits = (list: SiesaJoinedList, sample: SourceSample): readonly CheckLine[] => {
  for (const group of summedRows(list, sample).flat()) {
    const column = Object.keys(group[0] ?? {}).find(
      (name) => unitColumn.test(name) && new Set(group.map((row) => textOf(row[name]))).size > 1,
    );
    if (column !== undefined)
      return [
        note('stock', 'check/list-units', {
          list: list.list,
          column,
          units: examples([...new Set(group.map((row) => textOf(row[column])))]),
        }),
      ];
  }
  return [];
};

/** The same codes in another case, or with other blanks, zeros or marks around them. */
const otherSpelling = (items: readonly string[], codes: readonly string[]): Message | undefined => {
  const own = new Map(items.map((id) => [plain(id), id]));
  const same = codes.flatMap((code) => {
    const id = own.get(plain(code));
    return id === undefined || id === code ? [] : [{ id, code }];
  });
  const [first] = same;
  if (!first || same.length < Math.max(1, items.length * leastShare)) return undefined;
  const isCase = first.id.trim().toLowerCase() === first.code.trim().toLowerCase();
  return message(isCase ? 'check/list-case' : 'check/list-padding', first);
};

const plain = (code: string): string =>
  code
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '');

const codeNames = ['product_id', 'f_codigo', 'f120_id', 'f120_referencia', 'codigo', 'code', 'sku'] as const;

const codesIn = (rows: readonly Row[], on: string | undefined): readonly string[] => {
  const name = codeColumnOf(rows, on);
  return name === undefined ? [] : [...new Set(rows.map((row) => textOf(row[name])))];
};

const codeColumnOf = (rows: readonly Row[], on: string | undefined): string | undefined =>
  [on, ...codeNames].find((candidate) => candidate !== undefined && rows.some((row) => candidate in row));

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : isRecord(value) ? JSON.stringify(value) : String(value);

const unknownStock = ({ siesa, rows }: SourceSample): readonly CheckLine[] => {
  const unknown = rows.filter((row) => siesa.rowProblems(row).some(({ code }) => code === 'stock/unknown'));
  if (unknown.length === 0) return [];
  const ids = examples(unknown.map((row) => siesa.rowId(row) ?? '?'));
  return [note('stock', 'check/stock-unknown', { unknown: unknown.length, rows: rows.length, ids })];
};
