import { describe, expect, it } from 'vitest';
import { compareStore } from './compare-store.ts';
import { expectedDocuments, type StoredDocument } from './expected-documents.ts';

const { kong: expectedInKong, wms: expectedInWms } = expectedDocuments();

const row = {
  f_codigo: '000011',
  f_codigo_externo: 'SIESA-000011',
  f_nombre: 'Tornillo ½" ',
  f_ean: '',
  f_cantidad: '000000000004290.0000',
  f_tag_rfid: null,
  f_ubicacion: 'B-12-40',
  f_zona: null,
};
const inKong = { product_id: '000011', external_reference: 'SIESA-000011', name: 'Tornillo ½"', quantity: 4290 };
const storeOf = (...documents: readonly StoredDocument[]) =>
  new Map(documents.map((document) => [String(document['product_id']), document]));

describe('compareStore', () => {
  it('ignores blanks around texts and zeros before numbers', () => {
    expect(compareStore([row], storeOf(inKong), expectedInKong)).toEqual({ compared: 1, equal: 1, differences: [] });
  });

  it('names the field that differs', () => {
    expect(compareStore([row], storeOf({ ...inKong, quantity: 4289 }), expectedInKong)).toEqual({
      compared: 1,
      equal: 0,
      differences: ['000011: quantity is 4289 and should be 4290'],
    });
  });

  it('names what is missing and what is too much', () => {
    expect(compareStore([row], storeOf({ ...inKong, product_id: '11' }), expectedInKong)).toEqual({
      compared: 1,
      equal: 0,
      differences: ['000011: missing in the store', '11: stored, but not in Siesa'],
    });
  });

  it('sees a field that should not be there', () => {
    expect(compareStore([row], storeOf({ ...inKong, barcode: '' }), expectedInKong).differences).toEqual([
      '000011: barcode is "" and should be undefined',
    ]);
  });
});

describe('expectedDocuments', () => {
  it('writes the location without its separators', () => {
    expect(expectedInWms(row)).toEqual({
      item_id: '000011',
      external_item_code: 'SIESA-000011',
      item_name: 'Tornillo ½"',
      available_quantity: 4290,
      location_code: 'B1240',
    });
  });
});
