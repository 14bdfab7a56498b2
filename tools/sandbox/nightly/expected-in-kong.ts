import type { FakeRow } from '@siesa-integration/siesa-client/fake';

/** What Kong must hold for a row of Siesa: written by hand from the example's mapping document, sharing nothing with the engine. */
export const expectedInKong = (row: FakeRow): Readonly<Record<string, unknown>> => {
  const document = {
    product_id: textOf(row['f_codigo']),
    external_reference: textOf(row['f_codigo_externo']),
    name: textOf(row['f_nombre']),
    barcode: textOf(row['f_ean']),
    quantity: Number(row['f_cantidad']),
    rfid_tag_id: textOf(row['f_tag_rfid']),
  };
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== ''));
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
