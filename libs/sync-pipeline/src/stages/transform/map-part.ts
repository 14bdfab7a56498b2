import type { Issue } from '@siesa-integration/canonical-model';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { digest, fingerprint } from '../../run/fingerprint.ts';
import type { CanonicalRecord, RawRecord, RejectedRecord } from '../../run/documents.ts';

/** What became of a part's rows. */
export interface MappedPart {
  readonly products: readonly CanonicalRecord[];
  readonly rejects: readonly RejectedRecord[];
  /** Superseded rows, dropped. */
  readonly duplicates: number;
}

/** Maps each row that no newer version supersedes. Pure. */
export const mapPart = (
  rows: readonly RawRecord[],
  mapping: Pick<FieldMapping, 'map' | 'idOf'>,
  superseded: readonly number[] = [],
): MappedPart => {
  const products: CanonicalRecord[] = [];
  const rejects: RejectedRecord[] = [];
  const dropped = new Set(superseded);
  for (const [at, { row, ...about }] of rows.entries()) {
    if (dropped.has(at)) continue;

    const mapped = mapping.map(row);
    if (mapped.ok)
      products.push({
        ...about,
        product: mapped.value,
        ...(mapped.warnings.length > 0 && { warnings: mapped.warnings }),
      });
    else
      rejects.push({
        ...about,
        product_id: productIdOf(row, about.source_id, mapping),
        fingerprint: fingerprint(row),
        issues: mapped.issues,
      });
  }
  return { products, rejects, duplicates: dropped.size };
};

/** The id under which a refused row is kept: its product's, where that much of it could be mapped. */
const productIdOf = (
  row: RawRecord['row'],
  sourceId: string | undefined,
  mapping: Pick<FieldMapping, 'idOf'>,
): string => mapping.idOf(row) ?? `?${digest(sourceId ?? JSON.stringify(row))}`;

/**
 * An issue in a sentence, for people.
 *
 * @example
 * issueText({ path: 'ean', code: 'mapping/pattern', expected: '^[0-9]{13}$', received: '7501' }); // 'ean: expected ^[0-9]{13}$, received 7501'
 */
export const issueText = ({ path, code, expected, received, message }: Issue): string => {
  const facts = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(received === undefined ? [] : [`received ${received}`]),
  ];
  const said = message ?? (facts.length > 0 ? facts.join(', ') : code);
  return `${path}: ${said}`.slice(0, 500);
};
