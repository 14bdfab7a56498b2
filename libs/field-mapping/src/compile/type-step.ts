import type { CompileContext, CompiledTransformation } from './compile-context.ts';
import type { FieldSource } from '../document/field-source.ts';
import { type ValueType, valueType } from '../document/field-types.ts';
import type { TransformationKind, TransformationSpec } from '../document/transformation-spec.ts';
import type { Step, StepFunction } from '../run/step.ts';
import { plainNumbers } from '../values/exact-decimal.ts';
import { booleans } from '../values/to-boolean.ts';
import { decimals } from '../values/to-decimal.ts';
import { integers, type Rounding } from '../values/to-integer.ts';
import { toArray, toObject } from '../values/to-structure.ts';
import { presentTexts } from '../values/to-text.ts';

/**
 * The step that converts a value to the field's declared type.
 *
 * @param done kinds of transformations that the field names itself, so that `decimal_separator` and `date_format` are not applied again
 */
export const typeStep = (
  { type, rule }: FieldSource,
  done: ReadonlySet<TransformationKind>,
  context: CompileContext,
): Step => ({
  name: `type ${rule.type ?? type}`,
  run: conversion(type, { rounding: rule.rounding ?? 'reject', trim: rule.trim !== false }, done, context),
});

/** A transformation that converts a value to another type. Its kind is that of the conversion, so that the field's type does not convert again. */
export const castTransformation = (
  { to }: Extract<TransformationSpec, { kind: 'cast' }>,
  name: string,
  context: Conversions,
): CompiledTransformation => {
  const type = valueType(to);
  const kind = type === 'integer' ? 'decimal' : type;
  return {
    kind: kind === 'date' || kind === 'decimal' || kind === 'boolean' ? kind : 'cast',
    step: { name, run: conversion(type, { rounding: 'reject', trim: true }, new Set(), context) },
  };
};

/** How a document writes the values of some types. */
type Conversions = Pick<CompileContext, 'numbers' | 'booleans' | 'toDate'>;

const conversion = (
  type: ValueType,
  { rounding, trim }: { readonly rounding: Rounding; readonly trim: boolean },
  done: ReadonlySet<TransformationKind>,
  context: Conversions,
): StepFunction => {
  const numbers = done.has('decimal') ? plainNumbers : context.numbers;
  switch (type) {
    case 'string':
      return presentTexts(trim);
    case 'integer':
      return integers(rounding, numbers);
    case 'decimal':
      return decimals(numbers);
    case 'boolean':
      return booleans(context.booleans);
    case 'date':
      return done.has('date') ? presentTexts(true) : context.toDate;
    case 'object':
      return toObject;
    case 'array':
      return toArray;
  }
};
