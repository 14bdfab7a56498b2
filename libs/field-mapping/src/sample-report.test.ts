import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from './compile-field-mapping.ts';
import { sampleReport } from './sample-report.ts';
import kongDocument from './testing/documents/field-mappings-kong.json' with { type: 'json' };
import { coffee, screw } from './testing/rows.ts';

describe('sampleReport', () => {
  const mapping = compileFieldMapping(kongDocument);

  it('counts filled fields and failures with their reasons', () => {
    const badEan = { ...coffee, f_ean: '123' };
    const report = sampleReport(mapping, [
      coffee,
      coffee,
      screw,
      badEan,
      { ...badEan, f_ean: '456' },
      { ...badEan, f_ean: '7' },
      { ...badEan, f_ean: '8' },
      {},
    ]);

    expect(report).toMatchObject({ records: 8, accepted: 7, refused: 1 });
    expect(report.fields).toEqual([
      { field: 'id', product: 'product_id', filled: 7, rate: 1 },
      { field: 'sku', filled: 7, rate: 1 },
      { field: 'external_id', product: 'external_reference', filled: 7, rate: 1 },
      { field: 'name', product: 'name', filled: 7, rate: 1 },
      { field: 'stock_quantity', product: 'quantity', filled: 7, rate: 1 },
      { field: 'ean', product: 'barcode', filled: 2, rate: 2 / 7 },
      { field: 'rfid_tag_id', product: 'rfid_tag_id', filled: 6, rate: 6 / 7 },
      { field: 'custom:color', filled: 6, rate: 6 / 7 },
    ]);
    expect(report.failures).toEqual([
      {
        path: 'ean',
        code: 'mapping/pattern',
        expected: '^[0-9]{13}$',
        count: 4,
        stops: false,
        received: ['123', '456', '7'],
      },
      ...['id', 'external_id', 'name', 'stock_quantity'].map(
        (path) =>
          expect.objectContaining({
            path,
            code: 'mapping/required',
            count: 1,
            stops: true,
            received: ['nothing'],
          }) as object,
      ),
    ]);
  });

  it('shows three records, one of each outcome, with the row fields that the mapping reads', () => {
    const { examples } = sampleReport(mapping, [coffee, coffee, { ...coffee, f_ean: '1' }, screw, {}]);

    expect(examples.map(({ after }) => [after.ok, after.ok && after.warnings.length])).toEqual([
      [true, 0],
      [true, 1],
      [false, false],
    ]);
    expect(examples[0]?.before).not.toHaveProperty('f_zona');
    expect(examples[0]?.before).toMatchObject({ f_codigo: 'PROD001', 'custom:color': 'Blue' });
  });

  it('shows the first records when all have one outcome, and none for an empty sample', () => {
    expect(sampleReport(mapping, [coffee, screw, screw, screw]).examples).toHaveLength(3);
    expect(sampleReport(mapping, [screw]).examples).toHaveLength(1);
    expect(sampleReport(mapping, [])).toMatchObject({
      records: 0,
      accepted: 0,
      refused: 0,
      failures: [],
      examples: [],
      fields: expect.arrayContaining([{ field: 'sku', filled: 0, rate: 0 }]) as object,
    });
  });
});
