import type { Findings } from '../document/findings.ts';
import type { CompiledField } from '../run/compiled-field.ts';
import { didYouMean } from '../document/did-you-mean.ts';

/**
 * Moves every field behind the fields that its expressions read as `product.name`; other fields keep their order. Reports
 * expressions that need each other.
 */
export const orderFields = (fields: readonly CompiledField[], findings: Findings): readonly CompiledField[] => {
  const fillers = new Map(fields.flatMap((field) => field.fills.map((name) => [name, field.name] as const)));
  for (const field of fields) refuseUnknown(field, fillers, findings);

  const ordered: CompiledField[] = [];
  const placed = new Set<string>();
  const waiting = [...fields];
  for (;;) {
    const next = waiting.findIndex((field) =>
      field.productFields.every((name) => placed.has(fillers.get(name) ?? name) || !fillers.has(name)),
    );
    const [field] = next === -1 ? [] : waiting.splice(next, 1);
    if (field === undefined) break;
    placed.add(field.name);
    ordered.push(field);
  }
  for (const field of waiting)
    findings.problem(
      field.path,
      'circle',
      'expressions that do not need each other',
      field.productFields.map((name) => `product.${name}`).join(', '),
    );
  return ordered;
};

const refuseUnknown = (
  { path, productFields }: CompiledField,
  fillers: ReadonlyMap<string, string>,
  findings: Findings,
): void => {
  for (const name of productFields) {
    if (!fillers.has(name))
      findings.problem(
        path,
        'unknown-field',
        'a field that this document maps',
        `product.${name}`,
        didYouMean(name, fillers.keys()),
      );
  }
};
