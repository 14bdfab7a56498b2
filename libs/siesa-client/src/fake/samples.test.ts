import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { SiesaClientOptions } from '../create-siesa-client.ts';
import { type FakeSiesa, startFakeSiesa } from '../fake/index.ts';
import { aSiesaClient } from '../testing/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

/** Reads one of Siesa's own answers, as it lies here, through the client. */
const rowsOf = async (sample: string, dialect: SiesaClientOptions['dialect'], read: 'pages' | 'stock' = 'pages') => {
  const body = readFileSync(`${import.meta.dirname}/../dialects/${dialect}/fake/samples/${sample}.json`);
  siesa = await startFakeSiesa({
    dialect,
    switches: { failures: [{ kind: 'answer', status: 200, body }] },
    // A query that has no further rows.
    ...(dialect === 'connekta' && { tables: { API_v2_Items: [], API_v2_Inventarios_InvFecha: [] } }),
  });
  return (await Array.fromAsync(aSiesaClient(siesa)[read]())).flatMap(({ rows }) => rows);
};

describe('the samples', () => {
  it('inventory-page parses to its rows', async () => {
    const rows = await rowsOf('inventory-page', 'inventory');

    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      f_codigo: 'PROD001',
      f_nombre: 'Café orgánico 500 g',
      f_cantidad: 100,
      'custom:color': 'Blue',
    });
    expect(rows[1]).toMatchObject({
      f_codigo: '000011',
      f_nombre: 'Tornillo ½" ',
      f_ean: '',
      f_cantidad: '000000000004290.0000',
      f_tag_rfid: null,
    });
  });

  it('connekta-items parses to its rows', async () => {
    const rows = await rowsOf('connekta-items', 'connekta');

    expect(rows).toMatchObject([
      {
        f120_id: 1204,
        f120_referencia: 'PAPELSP9218',
        f120_descripcion: 'CUADERNO ARGOLLADO CUADRICULADO 100H',
        f120_ts: '2024-12-05T17:53:38.39-05:00',
        f120_id_unidad_adicional: null,
        f120_id_unidad_orden: 'PQ',
      },
      {
        f120_id: 1205,
        f120_referencia: '011',
        f120_descripcion: 'BOMBA MÉTALICA 12" AÑO NUEVO',
        f120_id_unidad_empaque: null,
      },
    ]);
  });

  it('connekta-barcodes parses to its rows', async () => {
    const rows = await rowsOf('connekta-barcodes', 'connekta', 'stock');

    expect(rows.map((row) => [row['f131_id'], row['f131_id_unidad_medida'], row['f131_cant_unidad_medida']])).toEqual([
      ['7702001041725', 'UND', 1],
      ['17702001041722', 'PQ', 1],
      ['SC-6182', 'UND', 1],
    ]);
  });

  it('connekta-stock parses to its rows', async () => {
    const rows = await rowsOf('connekta-stock', 'connekta', 'stock');

    expect(
      rows.map((row) => [
        row['f150_id'],
        row['f400_id_ubicacion_aux'],
        row['f400_cant_existencia_1'],
        row['f400_costo_prom_uni'],
      ]),
    ).toEqual([
      ['NB1', 'PIK-01-A', 120, 2150.33],
      ['NB1', null, -2, 2150.33],
    ]);
  });
});
