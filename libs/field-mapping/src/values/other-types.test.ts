import { describe, expect, it } from 'vitest';
import { booleans, usualBooleans } from './to-boolean.ts';
import { toArray, toObject } from './to-structure.ts';

describe('booleans', () => {
  const toBoolean = booleans(usualBooleans);

  it.each([true, 1, '1', 'S', 's', 'SI', 'Sí', ' si ', 'TRUE', 'true'])('%j is true', (value) => {
    expect(toBoolean(value)).toBe(true);
  });

  it.each([false, 0, '0', 'N', 'no', 'False'])('%j is false', (value) => {
    expect(toBoolean(value)).toBe(false);
  });

  it.each([2, 'perhaps', '10', null, [], {}])('%j is neither', (value) => {
    expect(toBoolean(value)).toMatchObject({ code: 'mapping/boolean' });
  });

  it('accept only the words of the document and JSON booleans', () => {
    const declared = booleans({ trueWords: ['ACTIVO'], falseWords: ['INACTIVO'] });

    expect([declared('activo'), declared('Inactivo'), declared(true)]).toEqual([true, false, true]);
    expect(declared('S')).toMatchObject({ code: 'mapping/boolean', expected: 'one of ACTIVO, INACTIVO' });
  });
});

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

describe('objects and arrays', () => {
  it('are returned unchanged', () => {
    expect(toObject({ a: [1, null] })).toEqual({ a: [1, null] });
    expect(toArray([1, { b: 2 }])).toEqual([1, { b: 2 }]);
  });

  it.each([
    [toObject, [], 'mapping/object'],
    [toObject, '{}', 'mapping/object'],
    [toArray, {}, 'mapping/array'],
    [toArray, '[]', 'mapping/array'],
    [toArray, deep(100_000), 'mapping/array'],
  ])('%o refuses %o', (convert, value, code) => {
    expect(convert(value)).toMatchObject({ code });
  });
});
