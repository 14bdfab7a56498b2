import { isDeepStrictEqual } from 'node:util';
import { isRecord, jsonMistake } from '@siesa-integration/canonical-model';
import type { FieldDifference } from './settings-difference.ts';

/**
 * How one mapping document differs from another, place by place, in the order of the new one; what is gone comes last. Empty where the old text is not JSON.
 *
 * @example
 * mappingDifference('{"mappings":{"product":{}}}', '{"mappings":{"product":{"ean":{}}}}'); // [{ field: 'mappings.product.ean', after: {} }]
 */
export const mappingDifference = (before: string, after: string): readonly FieldDifference[] =>
  jsonMistake(before) === undefined && jsonMistake(after) === undefined
    ? [...differences(JSON.parse(before), JSON.parse(after), '')]
    : [];

function* differences(before: unknown, after: unknown, field: string): Generator<FieldDifference> {
  if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(after), ...Object.keys(before)]))
      yield* differences(before[name], after[name], field === '' ? name : `${field}.${name}`);
    return;
  }
  if (isDeepStrictEqual(before, after)) return;
  yield { field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
