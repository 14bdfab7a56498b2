import type { SiesaRow } from '@siesa-integration/siesa-client';
import type { HttpSystems } from '../../scenario/http-systems.ts';
import type { SimItem, SimSiesa } from '../sim-siesa.ts';
import type { SimSource } from './sim-source.ts';
import {
  changedSince,
  isStruck,
  type Level,
  levelsOf,
  type ListedPage,
  pageOf,
  receivedOf,
  type SourceAnswer,
  stampOf,
} from './source-answer.ts';

const answerInventory = (siesa: SimSiesa, url: URL, { stamps }: HttpSystems): SourceAnswer => {
  const [, listing, id] = /\/v1\/inventory\/(products|stock)(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
  const asked = { page: Number(url.searchParams.get('page')), limit: Number(url.searchParams.get('limit')) };
  const wanted = changedSince(url.searchParams.get('modified_since') ?? undefined, stamps);
  if (siesa.fault === 'empty with error') return id === undefined ? refusal(siesa) : { status: 503, body: {} };
  if (id !== undefined) {
    const [item] = siesa.items(() => true).filter((one) => one.id === decodeURIComponent(id));
    if (!item) return { status: 404, body: { error: 'Not Found' } };
    return { status: 200, body: rowOf(siesa, item, stamps), products: receivedOf([item], stamps) };
  }
  if (listing === 'stock') return answerStock(siesa, url.searchParams.get('product_id') ?? undefined, asked);

  const list = siesa.items(wanted).flatMap((item) => rowsOf(siesa, item, stamps));
  const page = pageOf(list, asked, siesa.fault);
  return {
    status: 200,
    body: enveloped({ ...page, rows: page.rows.map(({ row }) => row) }, asked.page),
    products: receivedOf(
      page.rows.map(({ item }) => item),
      stamps,
    ),
  };
};

/** Dialect `inventory`. */
export const inventorySource: SimSource = {
  idAt: (at) => `P${at.toString()}`,
  fields: () => ({
    id: 'f_producto',
    external_id: 'f_codigo_externo',
    name: 'f_nombre',
    stock_quantity: 'f_cantidad',
  }),
  settings: ({ stock, missingIsNone }) => ({
    siesa_stock: stock === 'apart' ? 'endpoint' : 'row',
    ...(missingIsNone && { when_missing: 0 }),
  }),
  answer: answerInventory,
};

interface ItemRow {
  readonly item: SimItem;
  readonly row: SiesaRow;
}

const rowsOf = (siesa: SimSiesa, item: SimItem, stamps: HttpSystems['stamps']): readonly ItemRow[] => {
  const row = rowOf(siesa, item, stamps);
  return siesa.fault === 'two rows a key' && isStruck(siesa, item.id)
    ? [
        { item, row },
        { item, row: { ...row, f_nombre: `${item.version.value} azul` } },
      ]
    : [{ item, row }];
};

const rowOf = (siesa: SimSiesa, { id, version }: SimItem, stamps: HttpSystems['stamps']): SiesaRow => {
  const { value, quantity, modified } = version;
  const struck = isStruck(siesa, id);
  return {
    f_codigo: id,
    f_producto: siesa.fault === 'two items a product' && struck ? siesa.ids[1] : id,
    f_codigo_externo: `S-${id}`,
    f_nombre: siesa.fault === 'other encoding' && struck ? `${value} café` : value,
    f_cantidad: quantity,
    f_fecha_modificacion: stampOf(modified, stamps),
  };
};

const answerStock = (
  siesa: SimSiesa,
  id: string | undefined,
  asked: { readonly page: number; readonly limit: number },
): SourceAnswer => {
  const { fault } = siesa;
  const levels = levelsOf(
    siesa,
    siesa.items(() => true),
  ).map((level) => ({
    warehouse_id: level.warehouse,
    product_id: fault === 'stock of other codes' ? level.id.toLowerCase() : level.id,
    quantity: level.quantity,
  }));
  const known = id === undefined ? levels : levels.filter(({ product_id }) => product_id === id);
  const page = pageOf(known, asked, fault === 'stock withheld' ? 'withheld' : stockFault(fault));
  return { status: 200, body: enveloped(page, asked.page) };
};

/** Faults of lists are those of each list; the others are of the products alone. */
const stockFault = (fault: SimSiesa['fault']): SimSiesa['fault'] => (fault?.startsWith('capped') ? fault : undefined);

const enveloped = ({ rows, size, total, hasMore }: ListedPage<SiesaRow | Partial<Level>>, page: number): unknown => ({
  data: rows,
  ...(total !== undefined && {
    pagination: {
      page,
      limit: size,
      total,
      ...(total > rows.length && { total_pages: Math.ceil(total / size) }),
    },
  }),
  ...(hasMore !== undefined && { pagination: { page, has_more: hasMore } }),
});

/** No rows and an error, in one of the ways that servers have. */
const refusal = (siesa: SimSiesa): SourceAnswer => {
  const words = 'El servicio de inventario no responde';
  const bodies = [
    { success: false, data: [], message: words },
    { data: [], error: words },
    { codigo: 7, mensaje: words, data: [] },
    { ok: false, items: [] },
  ];
  return { status: 200, body: bodies[siesa.calls.length % bodies.length] };
};
