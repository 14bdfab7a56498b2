import { meantName } from '@siesa-integration/canonical-model';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { SiesaRow } from '@siesa-integration/siesa-client';
import { type CheckLine, examples, note, wrong } from './check-line.ts';

/** The fields of rows that the mapping reads and that no row of the sample has: misspelt ones, and others. */
export const checkFields = (
  { sourceFields }: Pick<FieldMapping, 'sourceFields'>,
  rows: readonly SiesaRow[],
): CheckLine[] => {
  if (rows.length === 0) return [];
  const present = new Set(rows.flatMap((row) => Object.keys(row)));
  const absent = sourceFields.filter((field) => !present.has(field));
  const unread = [...present].filter((field) => !sourceFields.includes(field));
  const misspelt = absent.flatMap((field) => {
    const meant = meantName(
      field,
      unread.filter((other) => listOf(other) === listOf(field)),
    );
    return meant === undefined ? [] : [{ field, meant }];
  });
  const others = absent.filter((field) => misspelt.every((found) => found.field !== field));
  return [
    ...misspelt.map((found) => wrong('mapping', 'check/field-misspelt', found)),
    ...(others.length > 0 ? [note('mapping', 'check/field-absent', { fields: examples(others) })] : []),
  ];
};

/** The joined list of a field such as `API_v2_ItemsBarras.f131_id`. */
const listOf = (field: string): string => field.slice(0, field.lastIndexOf('.') + 1);
