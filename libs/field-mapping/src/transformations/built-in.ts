import type { TransformationSpec } from '../document/transformation-spec.ts';

/** Transformations that every document has; one of its own under the same name wins. */
export const builtInTransformations: ReadonlyMap<string, TransformationSpec> = new Map<string, TransformationSpec>([
  ['only_digits', { kind: 'pattern', pattern: '[^0-9]', replacement: '' }],
  ['upper', { kind: 'calculation', logic: 'upper(value)' }],
  ['lower', { kind: 'calculation', logic: 'lower(value)' }],
]);
