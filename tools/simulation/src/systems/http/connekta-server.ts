import type { SiesaRow } from '@siesa-integration/siesa-client';
import type { SimItem, SimSiesa } from '../sim-siesa.ts';
import type { SimSource } from './sim-source.ts';
import {
  isStruck,
  levelsOf,
  type ListedPage,
  pageOf,
  receivedOf,
  type SourceAnswer,
  stampOf,
} from './source-answer.ts';

const stockQuery = 'API_v2_Inventarios_InvFecha';

const company = 1;

/** Rows have local times. */
const answerConnekta = (siesa: SimSiesa, { pathname, searchParams }: URL): SourceAnswer => {
  const [page = 0, limit = 0] = (searchParams.get('paginacion') ?? '').match(/\d+/g)?.map(Number) ?? [];
  const dynamic = pathname.endsWith('/ejecutarconsulta');
  const isWanted = filterOf(searchParams.get('parametros') ?? '');
  if (siesa.fault === 'empty with error')
    return { status: 200, body: { codigo: 4, mensaje: 'Error', detalle: { Table: [] } } };
  if (searchParams.get('descripcion') === stockQuery)
    return {
      status: 200,
      body: enveloped(pageOf(stockRows(siesa).filter(isWanted), { page, limit }, undefined), false),
    };

  const list = siesa
    .items(() => true)
    .flatMap((item) => rowsOf(siesa, item))
    .filter(({ row }) => isWanted(row));
  const listed = pageOf(list, { page, limit }, siesa.fault);
  return {
    status: 200,
    body: enveloped({ ...listed, rows: listed.rows.map(({ row }) => row) }, dynamic),
    products: receivedOf(
      listed.rows.flatMap(({ item, row }) => (row['f120_id_cia'] === company ? [item] : [])),
      'local',
    ),
  };
};

/** Dialect `connekta`. */
export const connektaSource: SimSource = {
  idAt: (at) => (100 + at).toString(),
  fields: ({ stock }) => ({
    id: 'f120_id',
    external_id: 'f120_referencia',
    name: 'f120_descripcion',
    stock_quantity: stock === 'apart' ? `${stockQuery}.f400_cant_existencia_1` : 'f120_cantidad',
  }),
  settings: ({ stock, missingIsNone, dynamic }) => ({
    siesa_company: 1234,
    siesa_erp_company: 1,
    ...(dynamic && { siesa_query: 'ITEMS', siesa_query_kind: 'dynamic' }),
    ...(stock === 'row' && !dynamic && { siesa_changed_column: 'f120_ts' }),
    ...(stock === 'apart' && {
      siesa_joins: [
        {
          query: stockQuery,
          columns: ['f400_cant_existencia_1'],
          pick: 'sum:f400_cant_existencia_1',
          where: { f150_id: 'NB1' },
          ...(missingIsNone && { when_missing: 0 }),
        },
      ],
    }),
  }),
  answer: answerConnekta,
};

interface ItemRow {
  readonly item: SimItem;
  readonly row: SiesaRow;
}

const rowsOf = (siesa: SimSiesa, item: SimItem): readonly ItemRow[] => {
  const { id, version } = item;
  const row = {
    f120_id_cia: company,
    f120_id: Number(id),
    f120_referencia: `S-${id}`.padEnd(20),
    f120_descripcion: version.value.padEnd(40),
    f120_cantidad: version.quantity,
    f120_ts: stampOf(version.modified, 'local'),
  };
  const rows: ItemRow[] = [{ item, row }];
  if (siesa.fault === 'two rows a key' && isStruck(siesa, id))
    rows.push({ item, row: { ...row, f120_descripcion: `${version.value} azul` } });
  if (siesa.fault === 'foreign company')
    rows.push({ item, row: { ...row, f120_id_cia: company + 1, f120_descripcion: 'de otra empresa' } });
  return rows;
};

const stockRows = (siesa: SimSiesa): readonly SiesaRow[] =>
  levelsOf(
    siesa,
    siesa.items(() => true),
  ).map(({ id, warehouse, quantity }) => ({
    f120_id_cia: company,
    f120_id: Number(id),
    f150_id: siesa.fault === 'stock of other codes' ? 'NB2  ' : 'NB1  ',
    f400_id_ubicacion_aux: warehouse,
    f400_cant_existencia_1: quantity,
  }));

/** Reads the conditions of `parametros`: numbers, and the time of a change. The company is not filtered, as by a dynamic query. */
const filterOf = (filter: string): ((row: SiesaRow) => boolean) => {
  const conditions = [...filter.matchAll(/(\w+) ?(>=|<=|>) ?(?:(\d+)|''([^']+)'')/g)].map(
    ([, column = '', operator = '', number, time]) =>
      (row: SiesaRow): boolean => {
        if (time !== undefined) return String(row[column]) >= localTime(time);
        const difference = Number(row[column]) - Number(number);
        return operator === '>' ? difference > 0 : operator === '>=' ? difference >= 0 : difference <= 0;
      },
  );
  return (row) => conditions.every((holds) => holds(row));
};

/** `20250115 01:00:00` as rows have it. */
const localTime = (text: string): string => text.replace(/^(\d{4})(\d\d)(\d\d) /, '$1-$2-$3T');

const enveloped = ({ rows, size, total }: ListedPage<SiesaRow>, dynamic: boolean): unknown => {
  if (!dynamic) return { codigo: 0, mensaje: 'Transacción Exitosa', detalle: { Table: rows } };
  return {
    codigo: 0,
    detalle: {
      tamaño_página: size,
      ...(total !== undefined && { total_registros: total, total_páginas: Math.ceil(total / size) }),
      Datos: rows,
    },
  };
};
