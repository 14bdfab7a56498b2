import { compareEcho, type StoredRecord } from '@siesa-integration/destination-adapter';
import type { FieldChange } from '../diff/field-diff.ts';
import { omitUndefined } from '../omit-undefined.ts';
import type { FindingKind } from './finding-kinds.ts';

/** A product that the destination accepted. */
export interface ExpectedRecord {
  readonly product_id: string;
  /** The document that was accepted last, as JSON: shorter than the object. Absent when no stored sync shows it. */
  readonly document?: string;
  /** A sync has taken it out of use. @defaultValue false */
  readonly deactivated?: boolean;
}

export interface Finding {
  readonly kind: FindingKind;
  readonly product_id: string;
  /** The destination's own ids of its records. */
  readonly refs?: readonly string[];
  /** Of `different`: `old` is what the destination holds, `new` what was sent. */
  readonly changes?: readonly FieldChange[];
}

/** Both sides, counted, and how they differ. */
export interface HoldingsDiff {
  /** Products that the ledger holds as accepted. */
  readonly expected: number;
  /** Records that the destination holds. */
  readonly stored: number;
  /** Products that are on both sides with every field that was sent. */
  readonly equal: number;
  /** Products that are on both sides, and of which no stored sync shows the document. */
  readonly not_compared: number;
  readonly findings: readonly Finding[];
  /** Fields that were sent and that the destination's list does not show, so nothing can be said about them. */
  readonly not_shown: readonly string[];
}

/**
 * Joins what a destination holds with what it should hold. Keeps no record of the destination, so memory grows with the ids only. Pure.
 *
 * @param expected by the id that the destination knows
 *
 * @example
 * const diff = await compareHoldings(new Map([['A', { product_id: 'A' }]]), adapter.list());
 * diff.findings; // [{ kind: 'missing', product_id: 'A' }]
 */
export const compareHoldings = async (
  expected: ReadonlyMap<string, ExpectedRecord>,
  stored: AsyncIterable<StoredRecord>,
): Promise<HoldingsDiff> => {
  const refs = new Map<string, string[]>();
  const findings: Finding[] = [];
  const notShown = new Set<string>();
  let equal = 0;
  let notCompared = 0;

  for await (const record of stored) {
    const known = refs.get(record.id);
    if (known) {
      if (!known.includes(record.ref)) known.push(record.ref); // the same row may come again, where rows move between pages
      continue;
    }
    refs.set(record.id, [record.ref]);
    const wanted = expected.get(record.id);
    if (!wanted) findings.push({ kind: 'extra', product_id: record.id, refs: [record.ref] });
    else if (wanted.deactivated) {
      if (record.inactive) equal += 1;
      else findings.push({ kind: 'active', product_id: wanted.product_id, refs: [record.ref] });
    } else if (wanted.document === undefined) notCompared += 1;
    else {
      const finding = compareRecord({ ...wanted, document: wanted.document }, record, notShown);
      if (finding) findings.push(finding);
      else equal += 1;
    }
  }
  for (const [id, { product_id, deactivated }] of expected)
    if (!refs.has(id) && !deactivated) findings.push({ kind: 'missing', product_id });
  for (const [id, all] of refs)
    if (all.length > 1) findings.push({ kind: 'duplicate', product_id: expected.get(id)?.product_id ?? id, refs: all });
  return {
    expected: expected.size,
    stored: [...refs.values()].reduce((sum, all) => sum + all.length, 0),
    equal,
    not_compared: notCompared,
    findings,
    not_shown: [...notShown].sort(),
  };
};

/** A record that is on both sides; `undefined` when it is as it was sent. */
const compareRecord = (
  { product_id, document }: Required<Pick<ExpectedRecord, 'product_id' | 'document'>>,
  { ref, fields, inactive }: StoredRecord,
  notShown: Set<string>,
): Finding | undefined => {
  const sent = JSON.parse(document) as Readonly<Record<string, unknown>>;
  const changes: FieldChange[] = [];
  for (const { path, kind, sent: value, stored } of compareEcho(sent, fields)) {
    if (kind === 'ignored') notShown.add(path);
    else changes.push(omitUndefined({ field: path, old: shortened(stored), new: shortened(value) }));
  }
  if (changes.length > 0) return { kind: 'different', product_id, refs: [ref], changes };
  const wasSent = inactive?.every((field) => field in sent) ?? true;
  return wasSent ? undefined : { kind: 'inactive', product_id, refs: [ref] };
};

const longestValue = 200;

/** A value as it is kept and shown. */
const shortened = (value: unknown): unknown => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return value === undefined || text.length <= longestValue ? value : `${text.slice(0, longestValue)}…`;
};
