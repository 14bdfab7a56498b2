import { describe, expect, it } from 'vitest';
import { checkMapping, compileFieldMapping } from '../compile-field-mapping.ts';
import { problemText } from '../mapping-invalid.ts';
import { documentWith } from '../testing/documents.ts';
import { mapped } from '../testing/mapped.ts';
import { coffee } from '../testing/rows.ts';

const epc = '3035D617C404130000000001';
const issue = {
  path: 'x',
  code: 'mapping/gtin',
  expected: '7702001041725, whose check digit is right',
  received: '7702001041729',
};

describe('the check of a GTIN', () => {
  it('accepts a code with its check digit, in the rule and in validation_rules', () => {
    expect(mapped({ check: 'gtin' }, ' 7702001041725 ')).toBe('7702001041725');
    expect(mapped({}, '96385074', { validation_rules: { x: { check: 'gtin' } } })).toBe('96385074');
  });

  it('leaves a wrong code out, rejects the record, or sends it with a warning: as the rule chooses', () => {
    expect(mapped({ check: 'gtin' }, '7702001041729')).toEqual({ warns: [issue] });
    expect(mapped({ check: 'gtin', on_invalid: 'reject' }, '7702001041729')).toEqual({ stops: [issue] });

    const mapping = compileFieldMapping(documentWith({ x: { siesa_field: 'f_x', check: 'gtin', on_invalid: 'warn' } }));
    expect(mapping.map({ ...coffee, f_x: '7702001041729' })).toMatchObject({
      ok: true,
      value: { x: '7702001041729' },
      warnings: [issue],
    });
    expect(
      mapping.explain({ ...coffee, f_x: '7702001041729' }).fields.find(({ field }) => field === 'x'),
    ).toMatchObject({
      value: '7702001041729',
      issue,
    });
  });

  it('warns of a required code too, and still rejects a missing one', () => {
    const mapping = compileFieldMapping(
      documentWith({ x: { siesa_field: 'f_x', check: 'gtin', on_invalid: 'warn', required: true } }),
    );

    expect(mapping.map({ ...coffee, f_x: '12' })).toMatchObject({ ok: true, value: { x: '12' } });
    expect(mapping.map(coffee)).toMatchObject({ ok: false, issues: [{ path: 'x', code: 'mapping/required' }] });
  });

  it('applies to an id that other code asks for', () => {
    const mapping = compileFieldMapping(
      documentWith({ id: { siesa_field: 'f_codigo', check: 'gtin', on_invalid: 'warn' } }),
    );

    expect(mapping.idOf({ f_codigo: '12' })).toBe('12');
  });

  it('has the message of the document', () => {
    expect(mapped({}, '123', { validation_rules: { x: { check: 'gtin', message: 'Código errado' } } })).toEqual({
      warns: [
        {
          path: 'x',
          code: 'mapping/gtin',
          expected: 'a GTIN of 8, 12, 13 or 14 digits',
          received: '123',
          message: 'Código errado',
        },
      ],
    });
  });
});

describe('the check of an EPC', () => {
  const withEan = (rule: Readonly<Record<string, unknown>> = {}) =>
    compileFieldMapping(
      documentWith({ rfid_tag: { siesa_field: 'f_tag', check: 'epc', ...rule }, ean: { siesa_field: 'f_ean' } }),
    );
  const tagOf = (f_tag: string, f_ean: string | null = '7702001041725') => withEan().map({ ...coffee, f_tag, f_ean });

  it('accepts a tag of the EAN beside it, whatever the order of the rules', () => {
    expect(tagOf(epc)).toMatchObject({ ok: true, warnings: [], value: { rfid_tag_id: epc } });
  });

  it.each([
    ['is of another item', epc, '4006381333931', 'an SGTIN-96 of 4006381333931, not of 07702001041725'],
    ['has another header', 'E2801170000002012345678A', '7702001041725', 'an SGTIN-96 of 7702001041725'],
    ['is too short', epc.slice(1), '7702001041725', 'an EPC of 24 hex digits'],
  ])('refuses a tag that %s', (_, tag, ean, expected) => {
    expect(tagOf(tag, ean)).toMatchObject({
      ok: true,
      warnings: [{ path: 'rfid_tag_id', code: 'mapping/epc', expected, received: tag }],
    });
  });

  it('looks at the length alone where there is no EAN, or where the document maps none', () => {
    expect(tagOf('E2801170000002012345678A', null)).toMatchObject({ ok: true, warnings: [] });
    expect(mapped({ check: 'epc' }, 'E2801170000002012345678A')).toBe('E2801170000002012345678A');
    expect(mapped({ check: 'epc' }, 'E28')).toMatchObject({ warns: [{ code: 'mapping/epc' }] });
  });
});

describe('a document with a check', () => {
  it.each([
    [
      'on a number',
      { x: { siesa_field: 'f', type: 'integer', check: 'gtin' } },
      {},
      'x.check: expected a check of a text, found integer',
    ],
    [
      'of an unknown name',
      { x: { siesa_field: 'f', check: 'gtim' } },
      {},
      "x.check: expected one of gtin, epc, found gtim; did you mean 'gtin'?",
    ],
    [
      'that its rule contradicts',
      { x: { siesa_field: 'f', check: 'gtin' } },
      { validation_rules: { x: { check: 'epc' } } },
      'validation_rules.x.check: expected gtin, found epc',
    ],
    [
      'and a default that fails it',
      { x: { siesa_field: 'f', check: 'gtin', on_invalid: 'warn', default: '12' } },
      {},
      'x.default: expected a default that is a GTIN',
    ],
  ])('is refused %s', (_, rules, parts, problem) => {
    expect(checkMapping(documentWith(rules, parts)).problems.map(problemText)).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('warns where "warn" has no effect', () => {
    expect(
      checkMapping(documentWith({ x: { siesa_field: 'f', on_invalid: 'warn' } })).warnings.map(problemText),
    ).toEqual([
      'mappings.product.x.on_invalid: expected it on a field with a check; "warn" is for checks alone, found on_invalid; it has no effect here',
    ]);
  });
});
