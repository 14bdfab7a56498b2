import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

describe('parseJson', () => {
  it.each([
    ['12345678901234567890', '12345678901234567890'],
    ['-12345678901234567890.5', '-12345678901234567890.5'],
    ['0.12345678901234567890', '0.12345678901234567890'],
    ['1e400', '1e400'],
    ['-1E400', '-1E400'],
    ['1e-400', '1e-400'],
    ['1e3', 1000],
    ['1.50E+02', 150],
    ['4290.0000', 4290],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['100000000000000000000', 100000000000000000000],
    ['0.1', 0.1],
    ['2150.3300', 2150.33],
    ['0', 0],
    ['0.0000000000000000', 0],
  ])('reads %s as %j', (source, value) => {
    expect(parseJson(`{"rows":[{"n":${source},"text":"\\"n\\":12345678901234567890"}]}`)).toEqual({
      rows: [{ n: value, text: '"n":12345678901234567890' }],
    });
  });

  it('reads what JSON.parse reads, wherever a double carries the number', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never loses a digit', () => {
    fc.assert(
      fc.property(fc.bigInt(), (number) => {
        const value = (parseJson(`[${String(number)}]`) as unknown[])[0];
        expect(BigInt(value as string)).toBe(number);
      }),
    );
  });
});
