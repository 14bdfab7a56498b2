/** A Siesa row as the simulator holds it. */
export type Row = Readonly<Record<string, unknown>>;
/** A document as a product stores it. */
export type StoredDocument = Readonly<Record<string, unknown>>;

// Written by hand from the mapping documents, without the mapping engine, because the demo compares the stores with these.

/** What Kong must hold for a row. */
const expectedInKong = (row: Row): StoredDocument =>
  omitEmpty({
    product_id: text(row['f_codigo']),
    external_reference: text(row['f_codigo_externo']),
    name: text(row['f_nombre']),
    barcode: eanOf(row),
    quantity: Number(row['f_cantidad']),
    rfid_tag_id: text(row['f_tag_rfid']),
  });

/** What Kong must hold for a row of Siesa Cloud: names in capitals, its own number as reference, no tags. */
const expectedInKongFromConnekta = (row: Row): StoredDocument =>
  omitEmpty({
    product_id: text(row['f_codigo']),
    external_reference: text(row['f120_id']),
    name: connektaName(row),
    barcode: eanOf(row),
    quantity: Number(row['f_cantidad']),
  });

/** What the WMS must hold for a row of Siesa Cloud: the location of the largest stock, no zones. */
const expectedInWmsFromConnekta = (row: Row): StoredDocument =>
  omitEmpty({
    item_id: text(row['f_codigo']),
    external_item_code: text(row['f120_id']),
    item_name: connektaName(row),
    ean_code: eanOf(row),
    available_quantity: Number(row['f_cantidad']),
    location_code: text(row['f_ubicacion']).replaceAll('-', ''),
  });

/** What the WMS must hold for a row. */
const expectedInWms = (row: Row): StoredDocument =>
  omitEmpty({
    item_id: text(row['f_codigo']),
    external_item_code: text(row['f_codigo_externo']),
    item_name: text(row['f_nombre']),
    ean_code: eanOf(row),
    available_quantity: Number(row['f_cantidad']),
    location_code: text(row['f_ubicacion']).replaceAll('-', ''),
    zone_id: text(row['f_zona']),
  });

/** What both products must hold, by the example mappings of a dialect (`newClient.mapping`). */
export const expectedDocuments = (mapping = 'inventory'): ExpectedDocuments => {
  const expected = expectedBy.get(mapping);
  if (!expected) throw new TypeError(`What the demo expects of the mappings '${mapping}' is not written yet.`);
  return expected;
};

interface ExpectedDocuments {
  readonly kong: (row: Row) => StoredDocument;
  readonly wms: (row: Row) => StoredDocument;
}

const expectedBy: ReadonlyMap<string, ExpectedDocuments> = new Map([
  ['inventory', { kong: expectedInKong, wms: expectedInWms }],
  ['connekta', { kong: expectedInKongFromConnekta, wms: expectedInWmsFromConnekta }],
]);

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC').trim() : '';

/** Its column has 40 characters. */
const connektaName = (row: Row): string => text(row['f_nombre']).toUpperCase().slice(0, 40).trim();

const eanOf = (row: Row): string => (/^\d{13}$/.test(text(row['f_ean'])) ? text(row['f_ean']) : '');

const omitEmpty = (document: StoredDocument): StoredDocument =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== ''));
