import type { Issue } from '@siesa-integration/canonical-model';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { CanonicalRecord, ManifestPart, RawRecord, RejectedRecord } from '../../run/documents.ts';
import { fingerprint } from '../../run/fingerprint.ts';
import { idOfUnclaimed, oneProductIssue } from '../../run/record-codes.ts';

/** The result of mapping one part. */
export interface MappedPart {
  readonly products: readonly CanonicalRecord[];
  readonly rejects: readonly RejectedRecord[];
  /** Superseded rows, dropped. */
  readonly duplicates: number;
}

type PartMapping = Pick<FieldMapping, 'map' | 'idOf' | 'sourceFields'>;

/** The longest id that a store can hold as a key, in bytes. */
export const longestIdBytes = 1024;

/** Issues of a value that is missing, or is no number. */
const noNumber: ReadonlySet<string> = new Set(['mapping/required', 'mapping/integer', 'mapping/decimal']);

/** A number that its field does not take, such as a fraction, is known. */
const aNumber = /^\s*[-+]?\d[\d.,]*\s*$/;

/** Maps each row that no newer version supersedes. Pure. */
export const mapPart = (
  rows: readonly RawRecord[],
  mapping: PartMapping,
  superseded: readonly number[] = [],
  clashes: NonNullable<ManifestPart['clashes']> = {},
): MappedPart => {
  const products: CanonicalRecord[] = [];
  const rejects: RejectedRecord[] = [];
  const dropped = new Set(superseded);
  for (const [at, { row, problems = [], unclaimed, ...about }] of rows.entries()) {
    if (dropped.has(at)) continue;

    const clash = clashes[at];
    const forbidding = [
      ...problems.filter((problem) => forbids(problem, about.source_id, mapping)),
      ...(clash === undefined ? [] : [oneProductIssue(mapping.idOf(row) ?? '', clash)]),
    ];
    const mapped = mapping.map(row);
    const issues =
      forbidding.length > 0
        ? forbidding
        : mapped.ok
          ? idIssues(mapped.value.id)
          : unknownStock(mapped.issues, problems);
    if (mapped.ok && issues.length === 0)
      products.push({
        ...about,
        product: mapped.value,
        ...(mapped.warnings.length > 0 && { warnings: mapped.warnings }),
      });
    else
      rejects.push({
        ...about,
        product_id: productIdOf(row, about.source_id, unclaimed ? undefined : mapping.idOf(row)),
        fingerprint: fingerprint(row),
        issues,
      });
  }
  return { products, rejects, duplicates: dropped.size };
};

/** A stock that Siesa does not know matters only when the mapping finds no stock elsewhere; a damaged field only when it is read. */
const forbids = ({ code, path }: Issue, sourceId: string | undefined, { sourceFields }: PartMapping): boolean => {
  if (code === 'stock/unknown') return false;
  return code !== 'source/encoding' || sourceFields.includes(path) || sourceId?.includes('\uFFFD') === true;
};

/**
 * The issues of a row, with a code of its own for a stock that is missing or no number: a missing number is not 0. Only a `default` of the mapping, or
 * `when_missing` of the settings, makes it one. Pure.
 */
const unknownStock = (issues: readonly Issue[], problems: readonly Issue[]): readonly Issue[] => {
  const known = problems.find(({ code }) => code === 'stock/unknown');
  return issues.map((issue) => {
    if (issue.path !== 'stock_quantity') return issue;
    if (known) return { ...known, path: 'stock_quantity' };
    return noNumber.has(issue.code) && !aNumber.test(issue.received ?? '')
      ? { ...issue, code: 'stock/unknown' }
      : issue;
  });
};

const idIssues = (id: string): readonly Issue[] => {
  const bytes = Buffer.byteLength(id);
  if (bytes <= longestIdBytes) return [];
  return [
    {
      path: 'id',
      code: 'source/id-too-long',
      expected: `at most ${longestIdBytes.toString()} bytes`,
      received: `${bytes.toString()} bytes`,
    },
  ];
};

/** The id under which the ledger keeps a rejected row: the product's, where the id could be mapped and stored. */
const productIdOf = (row: RawRecord['row'], sourceId: string | undefined, id: string | undefined): string =>
  id !== undefined && idIssues(id).length === 0 ? id : idOfUnclaimed(sourceId ?? JSON.stringify(row));
