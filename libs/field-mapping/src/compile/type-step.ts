import type { CompileContext } from './compile-context.ts';
import type { FieldSource } from '../document/field-source.ts';
import type { Step, StepFunction } from '../run/step.ts';
import type { TransformationKind } from '../document/transformation-spec.ts';
import { plainNumbers } from '../values/exact-decimal.ts';
import { booleans } from '../values/to-boolean.ts';
import { decimals } from '../values/to-decimal.ts';
import { integers } from '../values/to-integer.ts';
import { toArray, toObject } from '../values/to-structure.ts';
import { presentTexts } from '../values/to-text.ts';

/**
 * The step that converts a value to the field's declared type.
 *
 * @param done kinds of transformations that the field names itself, so that `decimal_separator` and `date_format` are not applied again
 */
export const typeStep = (field: FieldSource, done: ReadonlySet<TransformationKind>, context: CompileContext): Step => ({
  name: `type ${field.rule.type ?? field.type}`,
  run: conversion(field, done, context),
});

const conversion = (
  { type, rule }: FieldSource,
  done: ReadonlySet<TransformationKind>,
  context: CompileContext,
): StepFunction => {
  const numbers = done.has('decimal') ? plainNumbers : context.numbers;
  switch (type) {
    case 'string':
      return presentTexts(rule.trim !== false);
    case 'integer':
      return integers(rule.rounding ?? 'reject', numbers);
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
