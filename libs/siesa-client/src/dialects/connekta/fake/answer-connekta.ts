import type { FakeAnswer } from '../../../fake/fake-failure.ts';
import { parseFilter, rowsMatching } from './fake-filter.ts';
import { announcedTotal, type FakeSiesaSwitches } from '../../../fake/fake-switches.ts';
import { type FakeRow, type FakeTable, rowsAsJson } from '../../../fake/fake-table.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };

/** `detalle` of an error, in Connekta's envelope. */
export const connektaError = (
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): FakeAnswer => ({
  status,
  headers: { ...json, ...headers },
  body: JSON.stringify({ codigo: 1, mensaje: 'Error', detalle: detail }),
});

/** One call as Connekta reads it. */
interface Question {
  readonly table: FakeTable;
  readonly dynamic: boolean;
  readonly page: number;
  readonly size: number;
  readonly filter: string;
  /** Counts calls; an unstable order depends on it. */
  readonly index: number;
}

/** Answers the calls of dialect `connekta`, as docs/reference/siesa.md#dialect-connekta has them. */
export const answerConnekta = (
  url: URL,
  index: number,
  tables: ReadonlyMap<string, FakeTable>,
  switches: FakeSiesaSwitches,
): FakeAnswer => {
  const dynamic = url.pathname.endsWith('/ejecutarconsulta');
  if (!dynamic && !url.pathname.endsWith('/ejecutarconsultaestandar'))
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404</h1>' };
  const table = tables.get(url.searchParams.get('descripcion') ?? '');
  if (!table) return connektaError(401, 'No tiene permisos para ejecutar la consulta.');
  const [, page, size] = /^numPag=(\d+)\|tamPag=(\d+)$/.exec(url.searchParams.get('paginacion') ?? '') ?? [];
  if (page === undefined || size === undefined)
    return connektaError(500, "El parámetro 'paginacion' no tiene el formato correcto.");
  const filtered = !dynamic || url.pathname.includes('/v3.1/') || switches.dynamicFilter === 'taken';
  const filter = url.searchParams.get('parametros') ?? '';
  if (!filtered && filter !== '' && switches.dynamicFilter === 'refused')
    return connektaError(400, 'Estructura invalida: parametros.');
  if (Number(size) > (dynamic && !url.pathname.includes('/v3.1/') ? 1000 : 100))
    return tableOf([{ alerta: `El tamaño de página ${size} supera el máximo permitido.` }]);

  return answerQuery(
    { table, dynamic, page: Number(page), size: Number(size), filter: filtered ? filter : '', index },
    switches,
  );
};

const answerQuery = (
  { table, dynamic, page: asked, size: wanted, filter, index }: Question,
  switches: FakeSiesaSwitches,
): FakeAnswer => {
  if (switches.errorBeside) return tableOf([], switches.errorBeside);
  const size = Math.min(wanted, switches.cap ?? wanted);
  const conditions = parseFilter(filter)?.filter(
    ({ column }) => !switches.ignoresCompany || !column.endsWith('_id_cia'),
  );
  if (!conditions) return tableOf([{ alerta: 'El filtro no es válido.' }]);
  const [sample] = table.rows;
  const unknown = conditions.find(({ column }) => sample && !(column in sample));
  if (unknown) return connektaError(500, `Invalid column name '${unknown.column}'.`);

  const rows = rowsMatching(table, conditions);
  const page = Math.min(asked, switches.repeatsPage ?? Infinity);
  const slice = switches.unstableOrder
    ? pageOfCircle(rows, (page - 1) * size, size, index)
    : rows.slice((page - 1) * size, page * size);
  if (slice.length === 0) return noRows(switches.pastTheEnd);

  const total = announcedTotal(switches, { all: rows.length, own: slice.length, before: (page - 1) * size });
  return dynamic ? dynamicPage(slice, { page, size: wanted, total }) : tableOf(slice);
};

/** Rows backwards, in an order that starts elsewhere with each call, so pages of one reading overlap and leave gaps. */
const pageOfCircle = (rows: readonly FakeRow[], from: number, size: number, index: number): readonly FakeRow[] => {
  const count = Math.max(0, Math.min(size, rows.length - from));
  return Array.from({ length: count }, (_, step) => rows[(from + step + index * 7) % rows.length] ?? {}).reverse();
};

const noRows = (style: FakeSiesaSwitches['pastTheEnd']): FakeAnswer => {
  switch (style) {
    case '[]':
      return tableOf([]);
    case 'alerta':
      return tableOf([{ alerta: 'Sin registros.' }]);
    case '404':
      return connektaError(404, 'No se encontraron registros');
    case '204':
      return connektaError(200, 'Sin datos');
    case '400':
      return connektaError(400, 'No se encontraron registros');
  }
};

const tableOf = (rows: readonly FakeRow[], beside: FakeRow = {}): FakeAnswer => ({
  status: 200,
  headers: json,
  body: `{"codigo":0,"mensaje":"Transacción Exitosa",${JSON.stringify(beside).slice(1, -1)}${Object.keys(beside).length > 0 ? ',' : ''}"detalle":{"Table":${rowsAsJson(rows)}}}`,
});

const dynamicPage = (
  rows: readonly FakeRow[],
  { page, size, total }: { readonly page: number; readonly size: number; readonly total: number },
): FakeAnswer => {
  const counts = JSON.stringify({
    tamaño_página: size,
    página_actual: page,
    total_páginas: Math.ceil(total / size),
    total_registros: total,
  });
  return {
    status: 200,
    headers: json,
    body: `{"codigo":0,"detalle":${counts.slice(0, -1)},"Datos":${rowsAsJson(rows)}}}`,
  };
};
