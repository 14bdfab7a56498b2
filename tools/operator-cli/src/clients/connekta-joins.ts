/** What the mapping documents to begin with read besides the item: the unit's barcode; the stock of warehouse NB1, and the location of most of it. */
export const connektaJoins = [
  { query: 'API_v2_ItemsBarras', columns: ['f131_id'], pick: 'first', where: { f131_id_unidad_medida: 'UND' } },
  {
    query: 'API_v2_Inventarios_InvFecha',
    columns: ['f400_cant_existencia_1', 'f400_id_ubicacion_aux'],
    pick: 'sum:f400_cant_existencia_1',
    where: { f150_id: 'NB1' },
  },
] as const;
