import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import { documentWith } from '../testing/documents.ts';
import { mapped } from '../testing/mapped.ts';
import { coffee } from '../testing/rows.ts';

describe('calculated fields', () => {
  it('need no source', () => {
    const mapping = compileFieldMapping(
      documentWith({
        display_name: { expression: 'upper(product.name) + " " + product.short' },
        short: { expression: 'substring(record["f_codigo"], 0, 4)' },
        nothing: { expression: 'null' },
      }),
    );

    expect(mapping.map(coffee)).toMatchObject({ value: { display_name: 'CAFÉ ORGÁNICO 500 G PROD', short: 'PROD' } });
    expect(mapping.map(coffee)).not.toHaveProperty('value.nothing');
    expect(mapping.sourceFields).toContain('f_codigo');
  });

  it('receive null when their source is missing', () => {
    expect(mapped({ expression: 'value == null ? "none" : value' }, '  ')).toBe('none');
    expect(mapped({ expression: 'value == null ? "none" : value' }, ' some ')).toBe('some');
    expect(mapped({ expression: 'value == null ? "none" : value', trim: false }, ' some ')).toBe(' some ');
  });

  it('are issues when they fail, never the original value', () => {
    expect(mapped({ expression: 'value * 2' }, 'abc')).toEqual({
      warns: [
        {
          path: 'x',
          code: 'mapping/expression',
          expected: 'a number',
          received: 'abc',
          message: 'expected a number, found abc in value * 2',
        },
      ],
    });
  });

  it('name the part that is missing in the row', () => {
    expect(mapped({ expression: '"Camisa - " + record["f_talla"]' }, 'x')).toEqual({
      warns: [
        {
          path: 'x',
          code: 'mapping/expression',
          expected: 'text or a number',
          received: 'null',
          message: 'record["f_talla"] is missing in "Camisa - " + record["f_talla"]',
        },
      ],
    });
    expect(mapped({ expression: 'product.name + " " + value', required: true }, ' ')).toMatchObject({
      stops: [{ path: 'x', message: expect.stringMatching(/^value is missing in /) as string }],
    });
  });

  it('may read a sku that is filled by the id', () => {
    expect(
      compileFieldMapping(
        documentWith({ x: { expression: 'product.sku + product.rfid_tag' }, rfid_tag: { siesa_field: 'f_tag_rfid' } }),
      ).map(coffee),
    ).toMatchObject({
      value: { x: 'PROD001E2801170000002012345678A', sku: 'PROD001' },
    });
  });
});
