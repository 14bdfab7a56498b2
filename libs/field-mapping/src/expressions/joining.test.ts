import { describe, expect, it } from 'vitest';
import { Failure } from '../values/failure.ts';
import { type NumberStyle, plainNumbers } from '../values/exact-decimal.ts';
import { compileExpression } from './compile-expression.ts';
import { parseExpression } from './parse-expression.ts';

const record = {
  nombre: 'Camisa',
  talla: 40,
  talla_texto: '40',
  precio: '000000012.5000',
  nada: null,
  blanco: '          ',
  si: true,
  lista: ['a'],
  objeto: { color: null },
};
const product = { name: '501', stock_quantity: 3 };

const evaluate = (source: string, value: unknown = 100, numbers: NumberStyle = plainNumbers): unknown => {
  const result = compileExpression(source, numbers, parseExpression).evaluate(value, record, product);
  return result instanceof Failure ? result.message : result;
};

describe('+', () => {
  it.each<[string, unknown]>([
    // text that the author means as text
    ['"Camisa - " + 40', 'Camisa - 40'],
    ['40 + " - Camisa"', '40 - Camisa'],
    ['record["nombre"] + " - " + record["talla"]', 'Camisa - 40'],
    ['"Talla " + record["talla_texto"]', 'Talla 40'],
    ['"4" + 2', '42'],
    ['"" + value + 1', '1001'],
    ['string(value) + 1', '1001'],
    ['"Total " + (0.1 + 0.2)', 'Total 0.3'],
    ['(value > 1 ? "a" : "b") + 1', 'a1'],
    ['product.name + 40', '50140'],
    ['product["name"] + product.stock_quantity', '5013'],
    // text of the row beside a number
    ['record["nombre"] + 40', 'Camisa40'],
    ['40 + record["nombre"]', '40Camisa'],
    ['record["precio"] + 1', 13.5],
    ['1 + record["talla_texto"]', 41],
    ['trim(record["precio"]) + 1', 13.5],
    ['record["talla_texto"] + record["precio"]', '40000000012.5000'],
    ['value + 1', 101],
  ])('%s is %j', (source, expected) => {
    expect(evaluate(source)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['"Talla " + record["nada"]', 'record["nada"] is missing'],
    ['record.nada + 1', 'record["nada"] is missing'],
    ['record["nombre"] + record["blanco"]', 'record["blanco"] is missing'],
    ['"Talla " + product.ean', 'product.ean is missing'],
    ['record["objeto"].color + "!"', 'record["objeto"]["color"] is missing'],
    ['"Talla " + record["si"]', 'expected text or a number, found true'],
    ['record["si"] + 1', 'expected text or a number, found true'],
    ['"Talla " + record["lista"]', 'expected text or a number, found a list of 1'],
    ['null == 1 ? "" : "" + record["otro"]', 'record["otro"] is missing'],
  ])('%s fails: %s', (source, reason) => {
    expect(evaluate(source)).toBe(`${reason} in ${source}`);
  });

  it('names the missing value of other operations too', () => {
    for (const [source, missing] of [
      ['value * record["nada"]', 'record["nada"]'],
      ['-record["nada"]', 'record["nada"]'],
      ['record["nada"] > 1', 'record["nada"]'],
      ['upper(record["nada"])', 'record["nada"]'],
      ['replace(record["nombre"], "a", record["nada"])', 'record["nada"]'],
      ['record["nada"] ? 1 : 2', 'record["nada"]'],
      ['record["nada"] && true', 'record["nada"]'],
      ['(record["nada"] + 1) * 2', 'record["nada"]'],
    ] as const)
      expect(evaluate(source)).toBe(`${missing} is missing in ${source}`);

    expect(evaluate('round(value)', null)).toBe('value is missing in round(value)');
  });

  it('never joins text that looks like a number and cannot be read as one', () => {
    expect(evaluate('value + 1', '12345678901234567890')).toMatch(/^expected a number, found 12345678901234567890/);
    expect(evaluate('value + 1', '12,5')).toMatch(/^expected a number, found 12,5/);
    expect(evaluate('value + 1', '1,234')).toMatch(/^1,234 may mean 1\.234 or 1234;/);
    expect(evaluate('value + 1', '1.234', { decimal: ',' })).toMatch(/^1\.234 may mean 1\.234 or 1234;/);
    expect(evaluate('value == 1234', '1.234', { decimal: ',' })).toMatch(/^1\.234 may mean/);
    expect(evaluate('value + 1', '1.234', { decimal: ',', grouping: '.' })).toBe(1235);
    expect(evaluate('value + 1', '12 kg')).toBe('12 kg1');
  });
});
