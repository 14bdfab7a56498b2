import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMapping, compileFieldMapping } from '../compile-field-mapping.ts';
import { problemText } from '../mapping-invalid.ts';
import { documentWith } from '../testing/documents.ts';
import { coffee } from '../testing/rows.ts';
import { Findings } from './findings.ts';
import { parseDocument } from './parse-document.ts';

const problems = (text: string): readonly string[] => {
  const findings = new Findings();
  parseDocument(text, findings);
  return findings.problems.map(problemText);
};

describe('parseDocument', () => {
  it.each<[string, string, readonly (string | RegExp)[]]>([
    ['two keys', '{"a": 1, "b": 2}', []],
    [
      'a key twice',
      '{"a": 1, "a": 1}',
      ['a: expected each key once, found a; line 1, column 10 repeats line 1, column 2'],
    ],
    ['a key three times', '{"a":1,"a":1,"a":1}', [/^a: .*column 8/, /^a: .*column 14/]],
    ['a key in other spelling', '{"a": 1, "\\u0061": 2}', [/^a: /]],
    ['a key that differs in case', '{"a": 1, "A": 2}', []],
    ['a key on two levels', '{"a": {"a": {"a": 1}}}', []],
    ['a key in two objects of a list', '[{"a": 1}, {"a": 2}]', []],
    ['a key twice in an object of a list', '{"x": [[1, 2], {"a": 1, "a": {"b": [","]}}]}', [/^x\.1\.a: /]],
    ['a value that looks like a key', '{"a": "b", "b": "a", "c": ["a", "a"], "d": "\\",\\"a\\":"}', []],
    ['a key that objects inherit', '{"toString": 1, "toString": 2}', [/^toString: /]],
    ['an empty key twice', '{"": 1, "": 2}', [/^document: expected each key once/]],
    ['a scalar', '"text"', []],
    ['text that is not JSON', '{"a": 1,}', ['document: expected JSON; line 1, column 9']],
  ])('with %s', (_, text, expected) => {
    expect(problems(text)).toEqual(
      expected.map((one) => (typeof one === 'string' ? one : (expect.stringMatching(one) as string))),
    );
  });

  it('returns the document, also behind a byte order mark', () => {
    expect(parseDocument('\uFEFF{"a": [1, {"b": null}]}', new Findings())).toEqual({ a: [1, { b: null }] });
  });

  it('reports no key of any text that JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(problems(text)).toEqual([]);
      }),
    );
  });

  it('reports a limited number of keys, and reads 100,000 levels', () => {
    expect(problems(`{${'"a":1,'.repeat(50_000)}"a":1}`)).toHaveLength(20);
    expect(problems(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)).toEqual([]);
  });
});

describe('a document as text', () => {
  const text = JSON.stringify(documentWith({ ean: { siesa_field: 'f_ean' } }), undefined, 2);

  it('is compiled like its parsed value', () => {
    expect(compileFieldMapping(text).map(coffee)).toEqual(compileFieldMapping(JSON.parse(text)).map(coffee));
  });

  it('is refused with the place of a repeated key, beside its other problems', () => {
    const twice = text.replace(
      '"siesa_field": "f_ean"',
      '"siesa_field": "f_ean",\n"type": "strnig",\n"siesa_field": "f_gtin"',
    );

    expect(checkMapping(twice).problems.map(problemText)).toEqual([
      expect.stringMatching(
        /^mappings\.product\.ean\.siesa_field: expected each key once, found siesa_field; line \d+, column 1 repeats line \d+, column 9$/,
      ),
      expect.stringMatching(/^mappings\.product\.ean\.type: /),
    ]);
  });

  it('that is not JSON has one problem', () => {
    expect(checkMapping('text').problems.map(problemText)).toEqual([
      expect.stringMatching(/^document: expected JSON; /),
    ]);
  });
});
