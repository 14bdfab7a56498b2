import type { Issue } from '@siesa-integration/canonical-model';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { CanonicalRecord, ManifestPart, RawRecord, RejectedRecord } from '../../run/documents.ts';
import { fingerprint } from '../../run/fingerprint.ts';
import { idOfUnclaimed, oneProductIssue } from '../../run/record-codes.ts';
import { unknownStock } from './unknown-stock.ts';

/** The result of mapping one part. */
export interface MappedPart {
  readonly products: readonly CanonicalRecord[];
  readonly rejects: readonly RejectedRecord[];
  /** Superseded rows, dropped. */
  readonly duplicates: number;
}

type PartMapping = Pick<FieldMapping, 'map' | 'idOf' | 'sourceFields'>;

/** The longest id that a store can hold as a key, in bytes. */
const longestId = 1024;

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

const idIssues = (id: string): readonly Issue[] => {
  const bytes = Buffer.byteLength(id);
  if (bytes <= longestId) return [];
  return [
    {
      path: 'id',
      code: 'source/id-too-long',
      expected: `at most ${longestId.toString()} bytes`,
      received: `${bytes.toString()} bytes`,
    },
  ];
};

/** The id under which the ledger keeps a rejected row: the product's, where the id could be mapped and stored. */
const productIdOf = (row: RawRecord['row'], sourceId: string | undefined, id: string | undefined): string =>
  id !== undefined && idIssues(id).length === 0 ? id : idOfUnclaimed(sourceId ?? JSON.stringify(row));
