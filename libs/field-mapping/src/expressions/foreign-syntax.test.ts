import { describe, expect, it } from 'vitest';
import { checkMapping } from '../compile-field-mapping.ts';
import { problemText } from '../mapping-invalid.ts';
import { documentWith } from '../testing/documents.ts';
import { foreignSyntax } from './foreign-syntax.ts';

describe('foreignSyntax', () => {
  it.each([
    ['value > 0 and value < 10', 'write && for and: value > 0 && value < 10'],
    [
      'value == "a and b" or value == None',
      'write || for or; write null for None: value == "a and b" || value == null',
    ],
    [
      'len(value) > 3 ? True : False',
      'write true for True; write false for False; write size(x) for len(x): size(value) > 3 ? true : false',
    ],
    ['value === 1', 'write == for ===: value == 1'],
    ['value !== 1', 'write != for !==: value != 1'],
    ['value ** 2', 'there is no **; write value * value for value ** 2'],
    ['not value > 2', 'write !(…) for not …'],
    ['value not in ["a"]', 'write !(a in b) for a not in b'],
    ['value is not None', 'write != for is not; write null for None'],
    ['value is None', 'write == for is; write null for None'],
    ['"a" if value > 1 else "b"', 'write condition ? a : b for a if condition else b'],
  ])('gives the CEL form of %s', (source, expected) => {
    expect(foreignSyntax(source)).toBe(expected);
  });

  it.each(['value // 2', 'value / 2 // half', '// value\nvalue', 'value /* half */ / 2'])(
    'never reads %j as its beginning alone',
    (source) => {
      expect(foreignSyntax(source)).toMatch(/^CEL reads \/\/ as a comment/);
    },
  );

  it.each([
    'value / 2',
    '"https://siesa.example/" + value',
    "'a and b' + value",
    String.raw`"a \" // b" + value`,
    String.raw`r"\" + "not" + value`,
    '"""and or not""" + value',
    'record["and"] == record.or',
    'product.not + value',
    'value in ["is", "None"]',
    'record["f_android"] != "" && !(value == "x")',
  ])('finds nothing foreign in %s', (source) => {
    expect(foreignSyntax(source)).toBeUndefined();
  });
});

describe('an expression of another language', () => {
  const problems = (expression: string): readonly string[] =>
    checkMapping(documentWith({ x: { siesa_field: 'f_x', type: 'decimal', expression } })).problems.map(problemText);

  it('is refused with its place and the way to write it', () => {
    expect(problems('value // 2')).toEqual([
      'mappings.product.x.expression: expected an expression that can be used, found value // 2; CEL reads // as a comment, so what follows would be lost; write floor(a / b) to divide without a rest',
    ]);
    expect(problems('number(value) > 0 and true ? 1 : 2')).toEqual([
      expect.stringContaining('write && for and: number(value) > 0 && true ? 1 : 2'),
    ]);
    expect(problems('floor(value / 2)')).toEqual([]);
  });

  it.each([
    ['int(value)', 'there is no int: use number, floor or round'],
    ['float(value)', 'there is no float: use number, floor or round'],
    ['str(value)', 'there is no str: use string(x)'],
    ['value.strip()', 'there is no strip: use trim(x)'],
    ['value.toUpperCase()', 'there is no toUpperCase: use upper(x)'],
    ['pow(value, 2)', 'there is no pow: use x * x'],
  ])('names our function for that of %s', (expression, reason) => {
    expect(problems(expression)).toEqual([expect.stringContaining(reason)]);
  });
});
