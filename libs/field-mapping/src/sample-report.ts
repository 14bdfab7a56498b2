import type { CanonicalProduct, Issue, Result } from '@siesa-integration/canonical-model';
import type { FieldMapping, SourceRecord } from './field-mapping.ts';

/** The result of mapping sample rows. */
export interface SampleReport {
  readonly records: number;
  readonly accepted: number;
  readonly refused: number;
  /** Every field that the mapping fills, in the order of products. */
  readonly fields: readonly FieldFill[];
  /** Equal failures counted together, the most frequent first. */
  readonly failures: readonly SampleFailure[];
  /** Three records before and after the mapping, one of each outcome if there are such. */
  readonly examples: readonly SampleExample[];
}

/** How often a field has a value. */
export interface FieldFill {
  readonly field: string;
  readonly product?: string;
  readonly filled: number;
  /** `filled` out of all accepted records, 0 to 1. */
  readonly rate: number;
}

export interface SampleFailure {
  /** Canonical field. */
  readonly path: string;
  readonly code: string;
  readonly expected?: string;
  readonly count: number;
  /** Whether the record is rejected; otherwise the field stays absent. */
  readonly stops: boolean;
  /** Values that failed, at most three different ones. */
  readonly received: readonly string[];
}

export interface SampleExample {
  /** Only the row fields that the mapping reads. */
  readonly before: SourceRecord;
  readonly after: Result<CanonicalProduct>;
}

const exampleCount = 3;
const receivedCount = 3;

/**
 * Maps sample rows and counts the results.
 *
 * @example
 * const report = sampleReport(mapping, rows);
 * console.log(`${report.accepted} of ${report.records} rows can be mapped`);
 */
export const sampleReport = (mapping: FieldMapping, rows: readonly SourceRecord[]): SampleReport => {
  const results = rows.map((row) => ({ row, result: mapping.map(row) }));
  const products = results.flatMap(({ result }) => (result.ok ? [result.value] : []));

  return {
    records: rows.length,
    accepted: products.length,
    refused: rows.length - products.length,
    fields: fieldFills(mapping, products),
    failures: countFailures(results.map(({ result }) => result)),
    examples: chooseExamples(results).map(({ row, result }) => ({ before: readFields(mapping, row), after: result })),
  };
};

const fieldFills = (mapping: FieldMapping, products: readonly CanonicalProduct[]): readonly FieldFill[] => {
  const targets = new Map(mapping.destinationFields.map(({ canonical, target }) => [canonical, target]));
  const names = new Set([...mapping.canonicalFields, ...products.flatMap((product) => Object.keys(product))]);
  return [...names].map((field) => {
    const product = targets.get(field);
    const filled = products.filter((candidate) => candidate[field] != null).length;
    return {
      field,
      ...(product === undefined ? {} : { product }),
      filled,
      rate: products.length === 0 ? 0 : filled / products.length,
    };
  });
};

const countFailures = (results: readonly Result<CanonicalProduct>[]): readonly SampleFailure[] => {
  const failures = new Map<string, SampleFailure>();
  for (const result of results) {
    for (const issue of result.ok ? result.warnings : result.issues) {
      const key = JSON.stringify([issue.path, issue.code, issue.expected, result.ok]);
      failures.set(key, counted(failures.get(key), issue, !result.ok));
    }
  }
  return [...failures.values()].sort((one, other) => other.count - one.count);
};

const counted = (
  before: SampleFailure | undefined,
  { path, code, expected, received }: Issue,
  stops: boolean,
): SampleFailure => {
  const seen = before?.received ?? [];
  return {
    path,
    code,
    ...(expected === undefined ? {} : { expected }),
    count: (before?.count ?? 0) + 1,
    stops,
    received:
      received === undefined || seen.includes(received) || seen.length === receivedCount ? seen : [...seen, received],
  };
};

interface Mapped {
  readonly row: SourceRecord;
  readonly result: Result<CanonicalProduct>;
}

const chooseExamples = (mapped: readonly Mapped[]): readonly Mapped[] => {
  const outcomes = [
    mapped.find(({ result }) => result.ok && result.warnings.length === 0),
    mapped.find(({ result }) => result.ok && result.warnings.length > 0),
    mapped.find(({ result }) => !result.ok),
  ];
  const chosen = new Set([...outcomes.filter((example) => example !== undefined), ...mapped.slice(0, exampleCount)]);
  return [...chosen].slice(0, exampleCount);
};

const readFields = ({ sourceFields }: FieldMapping, row: SourceRecord): SourceRecord =>
  Object.fromEntries(
    Object.entries(row).filter(([name]) => sourceFields.includes(name) || /^(?:custom:|f120_custom_)/.test(name)),
  );
