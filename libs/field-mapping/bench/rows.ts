import type { SourceRecord } from '../src/index.ts';

/** Rows like those of Siesa: most full, some with few values, numbers as numbers and as text. The same rows at each call. */
export const siesaRows = (count: number): readonly SourceRecord[] =>
  // Through JSON, so that objects and strings have the same internal form as in the service.
  JSON.parse(JSON.stringify(Array.from({ length: count }, (_, index) => siesaRow(index)))) as SourceRecord[];

const names = [
  'Café orgánico 500 g',
  'Tornillo ½" ',
  'Arroz Diana 1.000 g',
  'Cuaderno argollado 100 h',
  'Bomba metálica 12" año nuevo',
  'Panela en polvo 450 g',
];

const siesaRow = (index: number): Record<string, unknown> => {
  const id = `PROD${String(index).padStart(6, '0')}`;
  return {
    f_codigo: id,
    f_codigo_externo: `SIESA-${id}`,
    f_nombre: names[index % names.length],
    f_ean: index % 7 === 0 ? '' : String(7_702_001_000_000 + index),
    f_cantidad: index % 3 === 0 ? `${String(index % 5_000).padStart(15, '0')}.0000` : index % 5_000,
    f_tag_rfid: index % 5 === 0 ? null : `E28011700000020${String(index).padStart(9, '0')}`,
    f_ubicacion: 'A-01-05',
    f_zona: index % 4 === 0 ? 'zone-b' : 'ZONE-A',
    f_precio: index % 2 === 0 ? (index % 1_000) + 0.5 : `${String(index % 1_000)}.5000`,
    f_estado: index % 10 === 0 ? 'I' : 'A',
    f_fecha_modificacion: '2025-01-15T09:12:00Z',
  };
};
