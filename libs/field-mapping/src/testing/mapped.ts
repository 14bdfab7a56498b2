import { compileFieldMapping } from '../compile-field-mapping.ts';
import { documentWith } from './documents.ts';
import { coffee } from './rows.ts';

/** The value that a rule makes of a row's `f_x`, or `{ warns }` or `{ stops }` with the issues. */
export const mapped = (
  rule: Readonly<Record<string, unknown>>,
  value: unknown,
  parts: Readonly<Record<string, unknown>> = {},
): unknown => {
  const result = compileFieldMapping(documentWith({ x: { siesa_field: 'f_x', ...rule } }, parts)).map({
    ...coffee,
    f_x: value,
  });
  if (!result.ok) return { stops: result.issues };
  return result.warnings.length > 0 ? { warns: result.warnings } : result.value['x'];
};
