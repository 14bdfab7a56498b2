import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainNumbers } from '../values/exact-decimal.ts';
import { compileExpression } from './compile-expression.ts';
import { parseExpression } from './parse-expression.ts';

/** The library's own evaluator, with the functions that the generated expressions use. */
const reference = new Environment({ homogeneousAggregateLiterals: false })
  .registerVariable('value', 'dyn')
  .registerVariable('record', 'map<string, dyn>')
  .registerFunction('upper(string): string', (text: string) => text.toUpperCase())
  .registerFunction('abs(double): double', Math.abs);

const numbers = fc.constantFrom('0.0', '1.0', '2.0', '3.5', '-4.0', 'value', 'record["n"]');
const texts = fc.constantFrom('""', '"a"', '"Ñandú"', 'record["t"]', 'record.t');
const conditions = fc.constantFrom('true', 'false', 'record["b"]');

/** Expressions of doubles (both evaluators calculate these alike), texts and conditions, some with operands of a wrong type. */
const { any: expressions } = fc.letrec<Record<'any' | 'number' | 'text' | 'condition', string>>((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, tie('number'), tie('text'), tie('condition')),
  number: fc.oneof(
    { maxDepth: 4 },
    numbers,
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('number').map((number) => `(${number} / 2.0)`),
    tie('number').map((number) => `abs(${number})`),
    tie('number').map((number) => `-(${number})`),
    fc.tuple(tie('condition'), tie('any'), tie('any')).map(([ask, yes, no]) => `(${ask} ? ${yes} : ${no})`),
  ),
  text: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.tuple(tie('text'), tie('text')).map(([left, right]) => `(${left} + ${right})`),
    tie('text').map((text) => `upper(${text})`),
  ),
  condition: fc.oneof(
    { maxDepth: 4 },
    conditions,
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(tie('any'), fc.constantFrom('==', '!='), tie('any'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('any'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('condition').map((condition) => `!${condition}`),
    fc.tuple(tie('number'), tie('number'), tie('any')).map(([item, one, other]) => `(${item} in [${one}, ${other}])`),
    fc
      .tuple(tie('text'), tie('text'), fc.constantFrom('contains', 'startsWith', 'endsWith'))
      .map(([text, part, name]) => `(${text}).${name}(${part})`),
  ),
}));

it('gives the result of the library whenever the library gives one', () => {
  const record = { n: 2.5, t: 'añb', b: true };
  let compared = 0;
  fc.assert(
    fc.property(expressions, fc.constantFrom(0, 1, -3.5, 1e6), (source, value) => {
      const theirs = attempt(() => reference.evaluate(source, { value, record }) as unknown);
      if (theirs === undefined || typeof theirs.value === 'bigint') return;
      const compiled = attempt(() => compileExpression(source, plainNumbers, parseExpression));
      if (compiled === undefined) return; // refused at compilation for a branch that this record does not reach
      const ours = compiled.value.evaluate(value, record, {});
      compared += 1;
      expect(ours).toEqual(typeof theirs.value === 'number' ? expect.closeTo(theirs.value, 10) : theirs.value);
    }),
    { numRuns: 3_000 },
  );
  expect(compared).toBeGreaterThan(500);
});

const attempt = <T>(evaluate: () => T): { readonly value: T } | undefined => {
  try {
    return { value: evaluate() };
  } catch {
    return undefined;
  }
};
