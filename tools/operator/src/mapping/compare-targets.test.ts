import { describe, expect, it } from 'vitest';
import { valueIn } from '../messages/message.ts';
import { compareTargets, type TargetProblems } from './compare-targets.ts';

const kong = {
  id: 'product_id',
  external_id: 'external_reference',
  name: 'name',
  stock_quantity: 'quantity',
  ean: 'barcode',
};
const inWords = ({ problems, warnings }: TargetProblems) => ({
  problems: problems.map((problem) => valueIn(problem, 'en')),
  warnings: warnings.map((warning) => valueIn(warning, 'en')),
});
const compare = (fields: Readonly<Record<string, string>>, productType = 'kong') =>
  inWords(
    compareTargets(
      { destinationFields: Object.entries(fields).map(([canonical, target]) => ({ canonical, target })) },
      productType,
    ),
  );

describe('compareTargets', () => {
  it('compares with the fields of the dialect, or of the one that gets all that it needs', () => {
    const destinationFields = ['external_id', 'name', 'refrence'].map((target) => ({ canonical: target, target }));
    const likely = [
      "product_field: kong has no field 'refrence', as which refrence is sent: did you mean 'reference'?",
    ];

    expect(inWords(compareTargets({ destinationFields }, 'kong', 'kong-core'))).toEqual({
      problems: [],
      warnings: likely,
    });
    expect(inWords(compareTargets({ destinationFields }, 'kong'))).toEqual({ problems: [], warnings: likely });
    expect(compareTargets({ destinationFields }, 'kong', 'contract').problems).not.toEqual([]);
  });

  it('finds nothing in a document that fits, further fields included', () => {
    expect(compare({ ...kong, 'custom:color': 'color', 'custom:size': 'properties.size' })).toEqual({
      problems: [],
      warnings: [],
    });
  });

  it('compares nothing where the destination is not known', () => {
    expect(compareTargets({ destinationFields: [] }, undefined)).toEqual({ problems: [], warnings: [] });
  });

  it('warns of a name that is probably misspelt', () => {
    expect(compare({ ...kong, ean: 'barcod' })).toEqual({
      problems: [],
      warnings: ["product_field: kong has no field 'barcod', as which ean is sent: did you mean 'barcode'?"],
    });
  });

  it('names a required field that nothing fills, and the name that was meant for it', () => {
    const { name, ...withoutName } = kong;

    expect(name).toBe('name');
    expect(compare(withoutName).problems).toEqual([
      "product_field: kong takes no record without 'name': send a field as it",
    ]);
    expect(compare({ ...kong, id: 'produt_id' })).toEqual({
      problems: [
        'product_field: kong takes no record without \'product_id\', and id is sent as \'produt_id\': write "product_field": "product_id" there',
      ],
      warnings: [],
    });
  });

  it("recognizes another destination's document", () => {
    const wms = {
      id: 'item_id',
      external_id: 'external_item_code',
      name: 'item_name',
      stock_quantity: 'available_quantity',
      warehouse_location: 'location_code',
    };

    expect(compare(wms).problems[0]).toMatch(/^product_type: these are the fields of wms, and not of kong/);
    expect(compare(wms, 'wms')).toEqual({ problems: [], warnings: [] });
    expect(compare(kong, 'wms').problems[0]).toMatch(/these are the fields of kong/);
  });
});
