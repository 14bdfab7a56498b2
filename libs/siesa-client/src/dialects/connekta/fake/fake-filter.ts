import type { FakeRow, FakeTable } from '../../../fake/fake-table.ts';

/** `f120_id > 1204`: a value is a number, or text in two single quotes. */
export interface FakeCondition {
  readonly column: string;
  readonly operator: '=' | '>' | '>=' | '<' | '<=';
  readonly value: number | string;
}

/** Reads `parametros`; `undefined` where Connekta would not understand it. */
export const parseFilter = (filter: string): readonly FakeCondition[] | undefined => {
  if (filter === '') return [];
  const conditions = filter.split(' and ').map(parseCondition);
  return conditions.includes(undefined) ? undefined : (conditions as FakeCondition[]);
};

const parseCondition = (text: string): FakeCondition | undefined => {
  const [, column, operator, number, quoted] = /^(\w+)\s*(>=|<=|=|>|<)\s*(?:(-?\d+)|''([^']*)'')$/.exec(text) ?? [];
  if (column === undefined || operator === undefined) return undefined;
  return {
    column,
    operator: operator as FakeCondition['operator'],
    value: number === undefined ? (quoted ?? '') : Number(number),
  };
};

/** Rows that meet all conditions, in key order. Ranges of `f120_id` are found by bisection: each call costs what it returns. */
export const rowsMatching = (table: FakeTable, conditions: readonly FakeCondition[]): readonly FakeRow[] => {
  const byKey = conditions.filter(({ column }) => column === 'f120_id');
  const others = conditions.filter(({ column }) => column !== 'f120_id');
  const sorted = table.view(JSON.stringify(others), (row) => others.every((condition) => meets(row, condition)), byId);

  const from = Math.max(0, ...byKey.map((condition) => startOf(sorted, condition)));
  const to = Math.min(sorted.length, ...byKey.map((condition) => endOf(sorted, condition)));
  return sorted.slice(from, Math.max(from, to));
};

const byId = (a: FakeRow, b: FakeRow): number => Number(a['f120_id']) - Number(b['f120_id']);

/** Dates compare as text: `YYYYMMDD HH:mm:ss` against `YYYY-MM-DDTHH:mm:ss.ff`, digits only. */
const meets = (row: FakeRow, { column, operator, value }: FakeCondition): boolean => {
  const own = row[column];
  const order = typeof value === 'number' ? Number(own) - value : compare(digits(own).slice(0, 14), digits(value));
  return { '=': order === 0, '>': order > 0, '>=': order >= 0, '<': order < 0, '<=': order <= 0 }[operator];
};

const digits = (value: unknown): string => String(value).replace(/\D/g, '');

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const startOf = (rows: readonly FakeRow[], { operator, value }: FakeCondition): number => {
  if (operator === '<' || operator === '<=') return 0;
  return firstIndex(rows, (id) => (operator === '>' ? id > Number(value) : id >= Number(value)));
};

const endOf = (rows: readonly FakeRow[], { operator, value }: FakeCondition): number => {
  if (operator === '>' || operator === '>=') return rows.length;
  return firstIndex(rows, (id) => (operator === '<' ? id >= Number(value) : id > Number(value)));
};

const firstIndex = (rows: readonly FakeRow[], holds: (id: number) => boolean): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(Number(rows[middle]?.['f120_id']))) high = middle;
    else low = middle + 1;
  }
  return low;
};
