import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { CanonicalRecord, RawRecord, RejectedRecord } from '../../run/documents.ts';
import { digest, fingerprint } from '../../run/fingerprint.ts';

/** The result of mapping one part. */
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

/** The id under which the ledger keeps a rejected row: the product's, where the id could be mapped. */
const productIdOf = (
  row: RawRecord['row'],
  sourceId: string | undefined,
  mapping: Pick<FieldMapping, 'idOf'>,
): string => mapping.idOf(row) ?? `?${digest(sourceId ?? JSON.stringify(row))}`;
