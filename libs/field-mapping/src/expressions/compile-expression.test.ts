import { describe, expect, it } from 'vitest';
import { Failure } from '../values/failure.ts';
import { plainNumbers } from '../values/exact-decimal.ts';
import { compileExpression } from './compile-expression.ts';
import { ExpressionRefused } from './expression-failed.ts';
import { parseExpression } from './parse-expression.ts';

const record = {
  f_precio: '000000012.5000',
  f_nombre: 'Café Ñandú',
  f_lista: ['a', 'b'],
  f_objeto: { talla: 'L' },
  f_cero: 0,
  f_nada: null,
};
const product = { name: 'Café', stock_quantity: 3 };

const evaluate = (source: string, value: unknown = 100): unknown => {
  const result = compileExpression(source, plainNumbers, parseExpression).evaluate(value, record, product);
  return result instanceof Failure ? { expected: result.expected, received: result.received } : result;
};

describe('compileExpression', () => {
  it.each<[string, unknown]>([
    // numbers mix freely
    ['value * 2', 200],
    ['value * 1.19', 119],
    ['1 / 3 * 3', 1],
    ['5 / 2 * value', 250],
    ['7 % 4 + 0.5', 3.5],
    ['-value - -1', -99],
    ['0.1 + 0.2', 0.3],
    ['0.1 + 0.2 == 0.3', true],
    ['3 * 1.1', 3.3],
    ['value == 100.0', true],
    ['0x10', 16],
    ['1e3', 1000],
    // numbers that the row writes as text
    ['record["f_precio"] * 2', 25],
    ['record.f_precio + 1', 13.5],
    ['record["f_precio"] > 12', true],
    ['record["f_precio"] == 12.5', true],
    ['12.5 == record["f_precio"]', true],
    ['"abc" == 1', false],
    // text
    ['"a" + "b"', 'ab'],
    ['"a" < "b"', true],
    ['"b" >= "a" && "a" <= "a"', true],
    ['upper(record["f_nombre"])', 'CAFÉ ÑANDÚ'],
    ['record["f_nombre"].lower()', 'café ñandú'],
    ['trim("  x ")', 'x'],
    ['substring("ABCDEF", 2)', 'CDEF'],
    ['"ABCDEF".substring(2, 4)', 'CD'],
    ['substring("ABC", 2, 99)', 'C'],
    ['substring("ABC", -5, 1)', 'A'],
    ['substring("ABC", 2, 1)', ''],
    ['replace("A-01-05", "-", "")', 'A0105'],
    ['"a.b".replace(".", "$&")', 'a$&b'],
    ['split("A-01-05", "-")[1]', '01'],
    ['join(split("a b", " "), "+")', 'a+b'],
    ['["x", "y"].join()', 'xy'],
    ['size("Ñandú 😀")', 7],
    ['size([1, 2, 3])', 3],
    ['size("abc") / 2', 1.5],
    ['contains("Café", "af") && !contains("Café", "x")', true],
    ['"Café".startsWith("Ca") && "Café".endsWith("fé")', true],
    ['startsWith(1204, "12")', true],
    // numbers' own functions
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['round(119.594999, 2)', 119.59],
    ['floor(0.57 * 100)', 57],
    ['ceil(1.1 * 10)', 11],
    ['abs(-3)', 3],
    ['min(3, 1, 2)', 1],
    ['max(3, 1.5)', 3],
    ['number("000000012.5000")', 12.5],
    ['string(12.50)', '12.5'],
    ['string(0.1 + 0.2)', '0.3'],
    ['string(true)', 'true'],
    // choices
    ['value > 50 ? "much" : "little"', 'much'],
    ['value in [1, 100.0]', true],
    ['"f_cero" in record', true],
    ['"f_nada" in record || "f_other" in record', false],
    ['1 in record', false],
    ['!(1 == 2)', true],
    ['1 != 1', false],
    ['true == true && null == null', true],
    ['null == 0 || true == 1', false],
    // as CEL has it: one side that decides is enough
    ['1 / 0 == 1 || true', true],
    ['true || 1 / 0 == 1', true],
    ['1 / 0 == 1 && false', false],
    ['false && 1 / 0 == 1', false],
    ['true && true', true],
    ['false || false', false],
    // rows and products
    ['record["f_other"] == null', true],
    ['record["f_" + "cero"]', 0],
    ['record["toString"] == null && record.constructor == null', true],
    ['record["f_objeto"].talla', 'L'],
    ['record["f_objeto"]["grosor"] == null', true],
    ['record["f_lista"][1]', 'b'],
    ['record["f_lista"] == ["a", "b"]', true],
    ['record["f_lista"] == ["a"] || record["f_lista"] == record["f_objeto"]', false],
    ['record["f_objeto"] == record["f_objeto"]', true],
    ['product.name + "!"', 'Café!'],
    ['product.stock_quantity > 0', true],
    ['product["name"]', 'Café'],
    ['product.ean == null', true],
    ['[1, "a", true, null]', [1, 'a', true, null]],
    ['null', null],
    ['r"\\d"', '\\d'],
  ])('%s is %j', (source, expected) => {
    expect(evaluate(source)).toEqual(expected);
  });

  it.each<[string, string, unknown]>([
    ['1 / 0', 'a divisor that is not zero', 0],
    ['value % 0', 'a divisor that is not zero', 0],
    ['1e308 * 10', 'a finite number', Number.POSITIVE_INFINITY],
    ['value * record["f_nada"]', 'a number', null],
    ['-record["f_nombre"]', 'a number', 'Café Ñandú'],
    ['value > record["f_nada"]', 'a number', null],
    ['record["f_lista"] > record["f_objeto"]', 'two numbers or two texts to compare', ['a', 'b']],
    ['upper(record["f_nada"])', 'text', null],
    ['value ? 1 : 2', 'true or false', 100],
    ['value && true', 'true or false', 100],
    ['!value', 'true or false', 100],
    ['1 / 0 == 1 || false', 'a divisor that is not zero', 0],
    ['value in 5', 'a list or an object after `in`', 5],
    ['record["f_lista"][2]', 'a position in a list of 2', 2],
    ['record["f_lista"][0.5]', 'a position in a list of 2', 0.5],
    ['record["f_lista"]["a"]', "an object that may have 'a'", ['a', 'b']],
    ['value.name', "an object that may have 'name'", 100],
    ['value[0]', 'a list', 100],
    ['record[value]', 'the name of a field', 100],
    ['number("12,5")', 'a number', '12,5'],
    ['number("12345678901234567890")', 'a number', '12345678901234567890'],
    ['replace("a", "", "b")', 'something to replace', ''],
    ['round(1, 11)', '0 to 10 decimals', 11],
    ['round(1, 0.5)', '0 to 10 decimals', 0.5],
    ['join("a", "b")', 'a list', 'a'],
  ])('%s fails for a record: expected %s', (source, expected, received) => {
    expect(evaluate(source)).toEqual({ expected, received });
  });

  it.each([
    'contains(value, substring(value, 0, 16384) + "b" + substring(value, 0, 16383))',
    `${Array.from({ length: 20 }, () => 'size(value) > 0').join(' && ')} ? 1 : 0`,
    'value + "" == upper(lower(upper(lower(upper(lower(upper(lower(upper(lower(upper(lower(upper(lower(upper(lower(upper(lower(value)))))))))))))))))) ? 1 : 0',
  ])('%s stops on 64 Ki characters', (source) => {
    expect(evaluate(source, 'a'.repeat(100))).not.toHaveProperty('expected');
    expect(evaluate(source, 'a'.repeat(65_536))).toEqual({
      expected: 'an expression that needs less work',
      received: 'more than 1000000 steps',
    });
  });

  it.each<[string, RegExp]>([
    ['valu * 2', /no 'valu', only value, record and product; did you mean 'value'\?/],
    ['uper(value)', /no function uper; did you mean 'upper'\?/],
    ['value.foo()', /no function foo$/],
    ['value.matches("a")', /no matches, .* use the rule's `validation`/],
    ['[1, 2].map(x, x * 2)', /no map, because list macros/],
    ['[1].filter(x, true)', /no filter, because list macros/],
    ['[1].all(x, true)', /no all/],
    ['[1].exists(x, true)', /no exists/],
    ['[1].exists_one(x, true)', /no exists_one/],
    ['cel.bind(x, 1, x)', /no bind/],
    ['has(record.f_nombre)', /compare with null/],
    ['int(value)', /use number, floor or round/],
    ['upper()', /upper takes 1 values, not 0/],
    ['substring("a")', /substring takes 2 to 3 values, not 1/],
    ['product', /product fields are written/],
    ['product["na" + "me"]', /product fields are written/],
    ['"name" in product', /product fields are written/],
    ['{"a": 1}', /no maps/],
    ['b"abc"', /only numbers, texts/],
    ['5u', /only numbers, texts/],
    ['9007199254740993', /at most 9007199254740991/],
    ['true * 2', /\* cannot be used with true or false/],
    ['null > 0', /> cannot be used with null/],
    ['[1] - 1', /- cannot be used with a list/],
    ['"a" + null', /\+ cannot be used with null/],
    ['1 ? 2 : 3', /\?: needs true or false, not a number/],
    ['!"a"', /! needs true or false, not a text/],
    ['true && 1', /&& needs true or false/],
    ['value = 2', /Unexpected character/],
    ['value; value', /Unexpected character/],
    ['value *', /Unexpected token/],
    ['', /Unexpected token/],
    ['while (true) {}', /Reserved identifier/],
    ['a'.repeat(1_001), /longer than 1000 characters/],
    ['1 + '.repeat(150) + '1', /maxAstNodes/],
    ['('.repeat(40) + '1' + ')'.repeat(40), /maxDepth/],
    [`[${'1, '.repeat(101)}1]`, /maxListElements|maxAstNodes/],
  ])('refuses %s', (source, reason) => {
    expect(() => compileExpression(source, plainNumbers, parseExpression)).toThrow(ExpressionRefused);
    expect(() => compileExpression(source, plainNumbers, parseExpression)).toThrow(reason);
  });

  it('returns the fields that it reads and the type of its result', () => {
    expect(
      compileExpression('upper(product.name) + record["f_precio"] + record.f_nombre', plainNumbers, parseExpression),
    ).toMatchObject({
      recordFields: ['f_precio', 'f_nombre'],
      productFields: ['name'],
    });
    const results = [
      'value',
      '1',
      '"a" + "b"',
      'value + 1',
      '1 - value',
      '1 < 2',
      '[1]',
      'true ? "a" : "b"',
      'true ? "a" : 1',
      'size("a")',
      '!true',
      '-1',
      'null',
    ];
    expect(results.map((source) => compileExpression(source, plainNumbers, parseExpression).result)).toEqual([
      ...[
        'any',
        'number',
        'text',
        'any',
        'number',
        'boolean',
        'list',
        'text',
        'any',
        'number',
        'boolean',
        'number',
        'null',
      ],
    ]);
  });

  it('reads numbers in the style of the document', () => {
    const grouped = compileExpression('value * 2', { decimal: ',', grouping: '.' }, parseExpression);

    expect(grouped.evaluate('1.234,5', {}, {})).toBe(2469);
  });
});
