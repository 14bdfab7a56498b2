import type { CanonicalProduct } from '@siesa-integration/canonical-model';
import type { FieldMapping, SourceRecord } from '@siesa-integration/field-mapping';
import { present } from '../present.ts';

/** How often a field got a value, and why it did not. */
export interface FieldFill {
  readonly field: string;
  readonly filled: number;
  /** Rows in which the field failed, by reason, most frequent first. */
  readonly failures: readonly { readonly code: string; readonly expected?: string; readonly count: number; readonly example?: string }[];
}

/** What a mapping makes of some rows. */
export interface SampleVerdict {
  readonly rows: number;
  readonly mapped: number;
  readonly refused: number;
  readonly fields: readonly FieldFill[];
  /** The first three that were mapped, else that were refused. */
  readonly examples: readonly { readonly before: SourceRecord; readonly after: CanonicalProduct | readonly string[] }[];
}

/** Maps every row and counts, field by field. */
export const judgeSample = (mapping: FieldMapping, rows: readonly SourceRecord[]): SampleVerdict => {
  const explained = rows.map((row) => ({ row, ...mapping.explain(row) }));
  const mapped = explained.filter(({ result }) => result.ok);
  const names = [...new Set(explained.flatMap(({ fields }) => fields.map(({ field }) => field)))];
  return {
    rows: rows.length,
    mapped: mapped.length,
    refused: rows.length - mapped.length,
    fields: names.map((name) => fillOf(name, explained.flatMap(({ fields }) => fields.filter(({ field }) => field === name)))),
    examples: [...mapped, ...explained.filter(({ result }) => !result.ok)].slice(0, 3).map(({ row, result }) => ({
      before: row,
      after: result.ok ? result.value : result.issues.map(({ path, code }) => `${path}: ${code}`),
    })),
  };
};

type Explained = ReturnType<FieldMapping['explain']>['fields'][number];

const fillOf = (field: string, explained: readonly Explained[]): FieldFill => {
  const issues = explained.flatMap(({ issue }) => issue ?? []);
  const groups = [...Map.groupBy(issues, ({ code }) => code)].map(([code, same]) => present({ code, expected: same[0]?.expected, count: same.length, example: same[0]?.received }));
  return { field, filled: explained.filter(({ value }) => value !== undefined).length, failures: groups.sort((one, other) => other.count - one.count) };
};
