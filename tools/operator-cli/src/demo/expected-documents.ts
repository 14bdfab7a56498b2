/** A Siesa row as the simulator holds it. */
export type Row = Readonly<Record<string, unknown>>;
/** A document as a product stores it. */
export type StoredDocument = Readonly<Record<string, unknown>>;

// Written by hand from the two mapping documents, sharing nothing with the mapping engine: this is what the demo compares the stores with.

/** What Kong must hold for a row. */
export const expectedInKong = (row: Row): StoredDocument =>
  present({
    product_id: text(row['f_codigo']),
    external_reference: text(row['f_codigo_externo']),
    name: text(row['f_nombre']),
    barcode: eanOf(row),
    quantity: Number(row['f_cantidad']),
    rfid_tag_id: text(row['f_tag_rfid']),
  });

/** What Kong must hold for a row that Siesa Cloud told: names in capitals, its own number as reference, no tags. */
export const expectedInKongFromCloud = (row: Row): StoredDocument =>
  present({
    product_id: text(row['f_codigo']),
    external_reference: text(row['f120_id']),
    name: cloudName(row),
    barcode: eanOf(row),
    quantity: Number(row['f_cantidad']),
  });

/** What the WMS must hold for a row that Siesa Cloud told: the location of the largest stock, no zones. */
export const expectedInWmsFromCloud = (row: Row): StoredDocument =>
  present({
    item_id: text(row['f_codigo']),
    external_item_code: text(row['f120_id']),
    item_name: cloudName(row),
    ean_code: eanOf(row),
    available_quantity: Number(row['f_cantidad']),
    location_code: text(row['f_ubicacion']).replaceAll('-', ''),
  });

/** What the WMS must hold for a row. */
export const expectedInWms = (row: Row): StoredDocument =>
  present({
    item_id: text(row['f_codigo']),
    external_item_code: text(row['f_codigo_externo']),
    item_name: text(row['f_nombre']),
    ean_code: eanOf(row),
    available_quantity: Number(row['f_cantidad']),
    location_code: text(row['f_ubicacion']).replaceAll('-', ''),
    zone_id: text(row['f_zona']),
  });

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC').trim() : '';

/** Its column has 40 characters. */
const cloudName = (row: Row): string => text(row['f_nombre']).toUpperCase().slice(0, 40).trim();

const eanOf = (row: Row): string => (/^\d{13}$/.test(text(row['f_ean'])) ? text(row['f_ean']) : '');

const present = (document: StoredDocument): StoredDocument =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== ''));
