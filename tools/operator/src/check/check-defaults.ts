import type { FieldMapping } from '@siesa-integration/field-mapping';
import { dialectOf, type SiesaRow } from '@siesa-integration/siesa-client';
import type { ClientConfiguration } from '@siesa-integration/sync-pipeline';
import { type CheckLine, examples, note } from './check-line.ts';

/** Every setting and mapping rule by which a number that is missing becomes 0. */
export const checkDefaults = (
  client: ClientConfiguration,
  mapping: FieldMapping,
  rows: readonly SiesaRow[],
): readonly CheckLine[] => [...settingsThatMakeZero(client), ...rulesThatMakeZero(mapping, rows)];

const settingsThatMakeZero = ({ siesa }: ClientConfiguration): readonly CheckLine[] => {
  const lists = dialectOf(siesa)
    .joinedLists(siesa)
    .filter(({ whenMissing }) => whenMissing === 0);
  return lists.map(({ list }) => note('stock', 'check/zero-by-setting', { list }));
};

/** Rows that are looked at for each field: one with a number other than 0 is needed. */
const mostRows = 50;

/** What systems have in place of a number that they do not know. */
const noValues = [null, '', 'N/D', 'N/A', 'ND', '-'];

/**
 * Found by what the rules do, not by how they are written: a field of a row is taken away, and a number becomes 0. So an expression or a
 * transformation counts as much as `"default": 0`.
 */
const rulesThatMakeZero = (mapping: FieldMapping, rows: readonly SiesaRow[]): readonly CheckLine[] => {
  const found = new Map<string, Set<string>>();
  for (const field of mapping.sourceFields) {
    const row = rows
      .slice(0, mostRows)
      .find((candidate) => typeof Number(candidate[field]) === 'number' && isFilled(candidate[field]));
    if (!row) continue;
    const whole = numbersOf(mapping, row);
    for (const without of [withoutField(row, field), ...noValues.map((value) => ({ ...row, [field]: value }))]) {
      const after = numbersOf(mapping, without);
      for (const [name, value] of whole)
        if (value !== 0 && after.get(name) === 0) found.set(name, (found.get(name) ?? new Set()).add(field));
    }
  }
  return [...found].map(([name, fields]) =>
    note(name === 'stock_quantity' ? 'stock' : 'mapping', 'check/zero-by-mapping', {
      fields: examples([...fields]),
      name,
    }),
  );
};

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && Number(value) !== 0;

const withoutField = (row: SiesaRow, field: string): SiesaRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));

/** The fields of a mapped row that are numbers. */
const numbersOf = (mapping: FieldMapping, row: SiesaRow): ReadonlyMap<string, number> => {
  const result = mapping.map(row);
  return new Map(
    result.ok
      ? Object.entries(result.value).flatMap(([name, value]): readonly (readonly [string, number])[] =>
          typeof value === 'number' ? [[name, value]] : [],
        )
      : [],
  );
};
