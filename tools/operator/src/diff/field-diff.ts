/** A document as a destination takes it. */
export type Payload = Readonly<Record<string, unknown>>;

/** One field of one product, before and after. */
export interface FieldChange {
  readonly field: string;
  /** Absent where the field was not sent before. */
  readonly old?: unknown;
  /** Absent where the field is no longer sent. */
  readonly new?: unknown;
}

/** How documents differ, field by field. */
export interface FieldDiff {
  /** Products of which both documents are known. */
  readonly compared: number;
  /** Of these, the ones that differ. */
  readonly changed: number;
  /** The field that changes most often comes first. */
  readonly fields: readonly { readonly field: string; readonly count: number }[];
  /** The first ten products that differ. */
  readonly samples: readonly { readonly product_id: string; readonly changes: readonly FieldChange[] }[];
}

const mostSamples = 10;

/**
 * Compares documents in pairs.
 *
 * @example
 * fieldDiff([{ product_id: 'P', old: { quantity: 5 }, new: { quantity: 8 } }]).fields; // [{ field: 'quantity', count: 1 }]
 */
export const fieldDiff = (
  pairs: Iterable<{ readonly product_id: string; readonly old: Payload; readonly new: Payload }>,
): FieldDiff => {
  const compared = [...pairs].map(({ product_id, old, new: now }) => ({ product_id, changes: changesOf(old, now) }));
  return diffOfChanges(compared);
};

/** The same from changes that are known. A product without any is compared, and has not changed. */
export const diffOfChanges = (
  products: Iterable<{ readonly product_id: string; readonly changes: readonly FieldChange[] }>,
): FieldDiff => {
  const counts = new Map<string, number>();
  const samples: FieldDiff['samples'][number][] = [];
  let compared = 0;
  let changed = 0;
  for (const { product_id, changes } of products) {
    compared += 1;
    if (changes.length === 0) continue;
    changed += 1;
    for (const { field } of changes) counts.set(field, (counts.get(field) ?? 0) + 1);
    if (samples.length < mostSamples) samples.push({ product_id, changes });
  }
  const fields = [...counts].map(([field, count]) => ({ field, count }));
  return { compared, changed, fields: fields.sort((one, other) => other.count - one.count), samples };
};

const changesOf = (old: Payload, now: Payload): readonly FieldChange[] =>
  [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
    if (JSON.stringify(old[field]) === JSON.stringify(now[field])) return [];
    return [
      {
        field,
        ...(old[field] !== undefined && { old: old[field] }),
        ...(now[field] !== undefined && { new: now[field] }),
      },
    ];
  });
