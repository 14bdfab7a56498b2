import { describe, expect, it } from 'vitest';
import { MappingInvalid } from './mapping-invalid.ts';
import { openFieldMapping } from './open-field-mapping.ts';
import { documentWith } from './testing/documents.ts';
import { coffee } from './testing/rows.ts';

describe('openFieldMapping', () => {
  it('maps the same as compileFieldMapping', async () => {
    const mapping = await openFieldMapping(
      documentWith({ ean: { siesa_field: 'f_ean', transform: 'only_digits', validation: '^[0-9]{13}$' } }),
    );

    expect(mapping.map(coffee)).toMatchObject({ ok: true, value: { ean: '7702001041725' } });
  });

  it.each([
    ['a validation', { x: { siesa_field: 'f_codigo', validation: '^(PROD|ITEM)[0-9]+$' } }, {}],
    [
      'a transformation',
      { x: { siesa_field: 'f_codigo', transform: 'same' } },
      { transformations: { same: { pattern: '^(PROD)([0-9]+)$', replacement: '$1$2' } } },
    ],
  ])('loads the linear engine for %s', async (_, rules, parts) => {
    const mapping = await openFieldMapping(documentWith(rules, parts));

    expect(mapping.map(coffee)).toMatchObject({ ok: true, warnings: [], value: { x: 'PROD001' } });
  });

  it('loads the parser for an expression, also for that of a built-in transformation', async () => {
    const mapping = await openFieldMapping(
      documentWith({
        x: { expression: 'product.name + "!"' },
        y: { siesa_field: 'f_nombre', transform: 'upper', validation: '(?i)café' },
      }),
    );

    expect(mapping.map(coffee)).toMatchObject({
      ok: true,
      warnings: [],
      value: { x: 'Café orgánico 500 g!', y: 'CAFÉ ORGÁNICO 500 G' },
    });
  });

  it('reports all problems of a document, including those of patterns and expressions', async () => {
    await expect(
      openFieldMapping(documentWith({ x: { siesa_field: 'f', type: 'strnig', validation: '(' } }), {
        documentName: 'kong.json',
      }),
    ).rejects.toThrow(MappingInvalid);
    await expect(
      openFieldMapping(documentWith({ x: { siesa_field: 'f', type: 'strnig', validation: '(' } })),
    ).rejects.toThrow(/strnig[\s\S]*missing closing/);
    await expect(openFieldMapping(documentWith({ x: { expression: 'valeu' } }))).rejects.toThrow(/no 'valeu'/);
  });
});
