import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import { documentWith } from '../testing/documents.ts';
import { coffee } from '../testing/rows.ts';

describe('custom fields', () => {
  const mapping = compileFieldMapping(
    documentWith({ 'custom:size': { siesa_field: 'f_talla' } }, { custom_fields: { prefix: 'x_' } }),
  );

  it('become custom:NAME without a rule', () => {
    const row = {
      ...coffee,
      'custom:color': ' Blue ',
      f120_custom_peso: 1.5,
      x_lista: [1, { a: null }],
      x_: 'no name',
      custom: 'no',
      f120_custom: 'no',
      'custom:empty': ' ',
    };

    expect(mapping.map(row)).toMatchObject({
      value: { 'custom:color': 'Blue', 'custom:peso': 1.5, 'custom:lista': [1, { a: null }] },
      warnings: [],
    });
    expect(
      Object.keys((mapping.map(row) as { value: object }).value).filter((key) => key.startsWith('custom')),
    ).toEqual(['custom:color', 'custom:peso', 'custom:lista']);
  });

  it('do not overwrite a rule; custom: wins over other prefixes in any order of the row', () => {
    expect(mapping.map({ f_talla: 'L', 'custom:size': 'M', ...coffee })).toMatchObject({
      value: { 'custom:size': 'L' },
    });
    expect(mapping.map({ 'custom:size': 'M', ...coffee })).not.toHaveProperty('value.custom:size');
    for (const row of [
      { f120_custom_tono: 'b', 'custom:tono': 'a', x_tono: 'c' },
      { x_tono: 'c', 'custom:tono': 'a', f120_custom_tono: 'b' },
    ]) {
      expect(mapping.map({ ...coffee, ...row })).toMatchObject({ value: { 'custom:tono': 'a' } });
    }
  });

  it('with custom: win over a prefix of the document that sorts before it', () => {
    const own = compileFieldMapping(documentWith({}, { custom_fields: { prefix: 'a_' } }));

    expect(own.map({ ...coffee, a_tono: 'c', 'custom:tono': 'a' })).toMatchObject({ value: { 'custom:tono': 'a' } });
  });

  it('that are not JSON values are left out with a warning', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];

    expect(mapping.map({ ...coffee, 'custom:deep': deep, 'custom:half': '\ud800', 'custom:a': 'ok' })).toMatchObject({
      ok: true,
      value: { 'custom:a': 'ok' },
      warnings: [
        { path: 'custom:deep', code: 'mapping/custom' },
        { path: 'custom:half', code: 'mapping/unicode' },
      ],
    });
  });
});
