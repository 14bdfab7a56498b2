import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteDoubledKeys } from './doubled-keys.ts';
import { rowProblems } from './row-problems.ts';

/** The problems of each row, and the key beside them that holds rows twice. */
const found = (text: string, rowsOf = (value: unknown) => (value as { readonly data: readonly object[] }).data) => {
  const value: unknown = JSON.parse(text);
  const list = noteDoubledKeys(text, value, (problem) => problem);
  return {
    list,
    rows: rowsOf(value).map((row) => rowProblems(row as never).map(({ path, received }) => `${path}: ${received}`)),
  };
};

describe('noteDoubledKeys', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    ['in one row of three', '{"data":[{"a":1},{"a":1,"b":2,"a":3},{"a":1}]}', [[], ['a: 1 and 3'], []]],
    ['three times', '{"data":[{"a":1,"a":2,"a":3}]}', [['a: 1 and 2']]],
    ['in a nested object', '{"data":[{"a":{"b":"x","b":"y"}},{}]}', [['b: "x" and "y"'], []]],
    ['in an object of a nested list', '{"data":[{},{"a":[1,{"b":1,"b":2}]}]}', [[], ['b: 1 and 2']]],
    ['with other letters', '{"data":[{"a":1,"\\u0061":2}]}', [['a: 1 and 2']]],
    ['with blanks and lines', '{ "data" : [ { "a" : 1 ,\n "a" : 2 } ] }', [['a: 1 and 2']]],
    ['beside texts that look like keys', '{"data":[{"x":":a","y":"\\":","z":"{[","a":1,"a":2}]}', [['a: 1 and 2']]],
    ['with a value and none', '{"data":[{"a":"7","a":null}]}', [['a: "7" and null']]],
    ['with an object and a list', '{"data":[{"a":{},"a":[]}]}', [['a: {} and []']]],
    ['called as what every object has', '{"data":[{"__proto__":1,"__proto__":2}]}', [['__proto__: 1 and 2']]],
    ['after rows in a list of their own', '{"meta":[{}],"data":[{"a":1},{"a":1,"a":2}]}', [[], ['a: 1 and 2']]],
  ])('names a key that is there twice %s', (_, text, rows) => {
    expect(found(text)).toEqual({ list: undefined, rows });
  });

  it.each([
    ['the same text', '{"data":[{"a":1,"a":1}]}'],
    ['the same number', '{"data":[{"a":1,"a":1.0}]}'],
    ['the same letters', '{"data":[{"a":"b","a":"\\u0062"}]}'],
    ['a key of two rows', '{"data":[{"a":1},{"a":2}]}'],
    ['a key at two depths', '{"data":[{"a":{"a":1},"b":{"a":2}}]}'],
    ['texts that look like keys', '{"data":[{"x":":","y":"\\":1,\\"a\\":2","z":" : "}]}'],
    ['two cases', '{"data":[{"a":1,"A":2}]}'],
  ])('names none where there is %s', (_, text) => {
    expect(found(text).rows.flat()).toEqual([]);
  });

  it('reads a bare list, and an answer that is one row, alone or in an object', () => {
    expect(found('[{"a":1,"a":2}]', (value) => value as object[]).rows).toEqual([['a: 1 and 2']]);
    expect(found('{"a":1,"a":2}', (value) => [value as object]).rows).toEqual([['a: 1 and 2']]);
    expect(found('{"data":{"a":1,"a":2}}', (value) => [(value as { data: object }).data]).rows).toEqual([
      ['a: 1 and 2'],
    ]);
  });

  it.each([
    ['{"data":[{"a":1}],"data":[]}', 'data'],
    ['{"data":[],"data":[{"a":1}]}', 'data'],
    ['{"detalle":{"Table":[{"a":1}]},"detalle":{"Table":[]}}', 'detalle'],
    ['{"detalle":{"Table":[{"a":1}],"Table":[ {"a":2}]}}', 'Table'],
    ['{"data":[{"a":1}],"total":1,"total":2}', undefined],
    ['{"data":[{"a":1}],"meta":{"x":1},"meta":{"x":2}}', undefined],
  ])('returns the key beside the rows that holds rows twice: %s', (text, list) => {
    expect(found(text, () => []).list).toBe(list);
  });

  it('cuts long values, and hands each problem through the redaction', () => {
    const text = `{"data":[{"a":"${'x'.repeat(500)}","a":"secret"}]}`;
    const value = JSON.parse(text) as { readonly data: readonly [object] };
    noteDoubledKeys(text, value, (problem) => ({ ...problem, received: problem.received.replace('secret', '***') }));

    const [problem] = rowProblems(value.data[0] as never);
    expect(problem?.received).toMatch(/^"x{89} and "\*\*\*"$/);
  });

  it('takes 30,000 levels, with a key twice on each of them', () => {
    const deep = (level: string): string => level.repeat(30_000) + '1' + '}'.repeat(30_000);

    expect(() => noteDoubledKeys(deep('{"a":'), JSON.parse(deep('{"a":')), (problem) => problem)).not.toThrow();
    expect(() =>
      noteDoubledKeys(deep('{"a":0,"a":'), JSON.parse(deep('{"a":0,"a":')), (problem) => problem),
    ).not.toThrow();
  });

  it('names nothing in what JSON.stringify writes, and every key that is written twice', () => {
    const rows = fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.nat(), (list, pick) => {
        const text = JSON.stringify({ data: list });
        expect(found(text).rows.flat()).toEqual([]);

        const at = pick % list.length;
        const [key = ''] = Object.keys(list[at] ?? {});
        const doubled = list.map((row, index) =>
          index === at ? `{${JSON.stringify(key)}:"only here",${JSON.stringify(row).slice(1)}` : JSON.stringify(row),
        );
        expect(found(`{"data":[${doubled.join(',')}]}`).rows.map((problems) => problems.length)).toEqual(
          list.map((_, index) => (index === at ? 1 : 0)),
        );
      }),
    );
  });
});
