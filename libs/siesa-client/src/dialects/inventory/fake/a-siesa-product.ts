import type { FakeRow } from '../../../fake/fake-table.ts';

/**
 * One product row of dialect `inventory`, with the fields that matter to a test.
 *
 * @example
 * aSiesaProduct({ f_codigo: '000011' });
 */
export const aSiesaProduct = (fields: FakeRow = {}): FakeRow => ({
  f_codigo: 'PROD001',
  f_codigo_externo: 'SIESA-PROD001',
  f_nombre: 'Café orgánico 500 g',
  f_ean: '7702001041725',
  f_cantidad: 100,
  f_tag_rfid: 'E2801170000002012345678A',
  f_ubicacion: 'A-01-05',
  f_zona: 'ZONE-A',
  f_fecha_modificacion: '2025-01-15T09:12:00Z',
  ...fields,
});
