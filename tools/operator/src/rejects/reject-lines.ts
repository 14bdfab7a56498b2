import type { Issue } from '@siesa-integration/canonical-model';
import type { FieldExplanation } from '@siesa-integration/field-mapping';
import { omitUndefined } from '../omit-undefined.ts';
import { type OpenReject, rejectedField } from './open-rejects.ts';
import type { ReportedWarning } from './read-warnings.ts';

/** One thing that is to be corrected in Siesa, or in the mapping. A record that breaks several rules has a line for each. */
export interface ListedReject {
  readonly product_id: string;
  /** The key that fetches it from Siesa. */
  readonly source_id?: string;
  readonly name?: string;
  /** `warned`: accepted, without this field. */
  readonly status: 'open' | 'parked' | 'warned';
  /** The rule, for example `mapping/pattern`. */
  readonly code: string;
  /** The canonical field. */
  readonly field?: string;
  /** Siesa's field that the value came from. */
  readonly siesa_field?: string;
  /** As Siesa gave it. */
  readonly found?: unknown;
  /** What the rule expects; absent where `message` is all that is known. */
  readonly expected?: string;
  readonly message: string;
  /** ISO 8601. */
  readonly since?: string;
  readonly attempts?: number;
}

/** A row as its mapping explains it. */
export interface ExplainedRow {
  readonly fields: readonly FieldExplanation[];
  /** By the mapping, or else by the destination's own check before it is sent. */
  readonly issues: () => readonly Issue[];
}

/** What a reject has in the list: a line for each rule that its row breaks. */
export const linesOf = (
  { product_id, source_id, rejection }: OpenReject,
  row: ExplainedRow | undefined,
): readonly ListedReject[] => {
  const { code, message, parked, first_seen: since, attempts } = rejection;
  const about = {
    product_id,
    source_id,
    name: nameIn(row),
    status: parked ? 'parked' : 'open',
    since,
    attempts,
  } as const;
  const issues = row?.issues().filter((issue) => isOf(issue, rejection)) ?? [];
  if (row && issues.length > 0)
    return issues.map((issue) =>
      omitUndefined({
        ...about,
        code: issue.path === 'stock_quantity' && code === 'stock/unknown' ? code : issue.code,
        ...valueIn(row, issue.path),
        expected: issue.expected,
        message: issue.message ?? message,
      }),
    );
  const field = rejectedField(rejection);
  return [omitUndefined({ ...about, code, field, ...(row && field !== undefined && valueIn(row, field)), message })];
};

/** A row may break a rule of the mapping although the reject is about something else, such as a destination's answer to an earlier version. */
const isOf = ({ code }: Issue, rejection: OpenReject['rejection']): boolean =>
  rejection.code === 'stock/unknown' || code.split('/')[0] === rejection.code.split('/')[0];

/** A warning, with the key that fetches its product from Siesa. */
export interface WarnedRecord extends Pick<ReportedWarning, 'product_id' | 'path' | 'code' | 'message'> {
  readonly source_id?: string | undefined;
}

/** What a product that was accepted with a warning has in the list. */
export const warnedLine = (
  { product_id, source_id, path, code, message }: WarnedRecord,
  row: ExplainedRow | undefined,
): ListedReject =>
  omitUndefined({
    product_id,
    source_id,
    name: nameIn(row),
    status: 'warned' as const,
    code,
    ...(path === '' ? {} : row ? valueIn(row, path) : { field: path }),
    message,
  });

const fieldIn = ({ fields }: ExplainedRow, path: string): FieldExplanation | undefined =>
  fields.find(({ field, product }) => field === path || product === path);

const valueIn = (row: ExplainedRow, path: string): Pick<ListedReject, 'field' | 'siesa_field' | 'found'> => {
  const { source, received } = fieldIn(row, path) ?? {};
  return omitUndefined({ field: path, siesa_field: source, found: received });
};

const nameIn = (row: ExplainedRow | undefined): string | undefined => {
  const value = row && fieldIn(row, 'name')?.value;
  return typeof value === 'string' ? value : undefined;
};

export const byRuleAndField = (one: ListedReject, other: ListedReject): number =>
  one.code.localeCompare(other.code) ||
  (one.field ?? '').localeCompare(other.field ?? '') ||
  (one.since ?? '').localeCompare(other.since ?? '') ||
  one.product_id.localeCompare(other.product_id);
