import type { Issue } from '@siesa-integration/canonical-model';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { exactSum, type SiesaRow } from '@siesa-integration/siesa-client';
import { fingerprint } from '../../../run/fingerprint.ts';
import { sameKeyCode } from '../../../run/record-codes.ts';
import { without } from '../../../run/without.ts';

const shownLength = 60;

/** Why no row of a key is sent: it names the first value in which two of them differ. */
export const sameKeyIssue = (sourceId: string, row: SiesaRow, other: SiesaRow | undefined): Issue => {
  const names = [...new Set([...Object.keys(other ?? {}), ...Object.keys(row)])];
  const path = names.find((name) => JSON.stringify(row[name]) !== JSON.stringify(other?.[name]));
  const differ =
    other && path !== undefined ? ` that differ in ${path} (${shown(other[path])} and ${shown(row[path])})` : '';
  return {
    path: path ?? 'id',
    code: sameKeyCode,
    message: `Siesa has several rows of '${sourceId.slice(0, 100)}'${differ}, and none is a later version of another; choose siesa_key, or same_key "sum" or "newest", in the client's settings`,
  };
};

const shown = (value: unknown): string =>
  (value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, shownLength);

/**
 * One row for two of one key: the sum of the field that the stock comes from. `undefined` when their products differ in anything else, or when one of the two
 * values is no number. Pure.
 */
export const summedRow = (
  one: SiesaRow,
  other: SiesaRow,
  mapping: Pick<FieldMapping, 'explain' | 'map'>,
): SiesaRow | undefined => {
  const source = mapping.explain(one).fields.find(({ field }) => field === 'stock_quantity')?.source;
  if (source === undefined) return undefined;

  const sum = exactSum([one[source], other[source]]);
  const [product, otherProduct] = [mapping.map(one), mapping.map(other)];
  if (sum === undefined || !product.ok || !otherProduct.ok) return undefined;
  const same =
    fingerprint(without(product.value, 'stock_quantity')) ===
    fingerprint(without(otherProduct.value, 'stock_quantity'));
  return same ? { ...one, [source]: sum } : undefined;
};
