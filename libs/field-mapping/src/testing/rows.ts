/** Two rows of a Siesa inventory page: one with all values, one with few values in other notations. */
export const coffee = {
  f_codigo: 'PROD001',
  f_codigo_externo: 'SIESA-PROD001',
  f_nombre: 'Café orgánico 500 g',
  f_ean: '7702001041725',
  f_cantidad: 100,
  f_tag_rfid: 'E2801170000002012345678A',
  f_ubicacion: 'A-01-05',
  f_zona: 'ZONE-A',
  f_fecha_modificacion: '2025-01-15T09:12:00Z',
  'custom:color': 'Blue',
};

export const screw = {
  f_codigo: '000011',
  f_codigo_externo: 'SIESA-000011',
  f_nombre: 'Tornillo ½" ',
  f_ean: '',
  f_cantidad: '000000000004290.0000',
  f_tag_rfid: null,
  f_ubicacion: 'B-12-40',
  f_zona: null,
  f_fecha_modificacion: '2025-01-15T09:30:41Z',
};
