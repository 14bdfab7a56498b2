import type { FakeRecordState, FakeReply, FakeRequest } from '@siesa-integration/destination-adapter/fake';
import { checkSku, type KongCoreReferences, type SkuFields } from './check-sku.ts';

const collection = '/inventory/skus/';
const page = (text: string): FakeReply => ({
  status: 404,
  headers: { 'content-type': 'text/html' },
  text: `<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`,
});

/** Answers a request about SKUs as Django does. */
export const answerSkus = (request: FakeRequest, state: FakeRecordState, references: KongCoreReferences): FakeReply => {
  const { method, path } = request;
  if (path === collection) {
    if (method === 'GET') return listed(request, state);
    return method === 'POST' ? created(request, state, references) : notAllowed(method);
  }
  const [, ref] = /^\/inventory\/skus\/(\d+)\/$/.exec(path) ?? [];
  if (ref !== undefined) return answerOne(ref, request, state, references);
  if (/^\/inventory\/skus(\/\d+)?$/.test(path)) return { status: 301, headers: { location: `${path}/` }, text: '' };
  return page('Not Found');
};

const notAllowed = (method: string): FakeReply => ({
  status: 405,
  body: { detail: `Method "${method}" not allowed.` },
});

const listed = ({ query }: FakeRequest, { store, switches }: FakeRecordState): FakeReply => {
  const matches = (name: string, value: unknown): boolean => {
    const wanted = query.get(name);
    return wanted === null || String(value) === wanted;
  };
  const search = query.get('search') ?? '';
  const rows = store
    .visible(switches.lookUpLag)
    .filter((row) => !switches.ownerFilter || matches('customer_id', row['customer_id']))
    .filter((row) => !switches.exactFilter || matches('external_id', row['external_id']))
    .filter(({ external_id, name }) => JSON.stringify([external_id, name]).includes(search));
  const size = Math.min(Number(query.get('page_size') ?? '20'), switches.mostRows);
  const number = Number(query.get('page') ?? '1');
  if (number > 1 && (number - 1) * size >= rows.length) return { status: 404, body: { detail: 'Invalid page.' } };
  return {
    status: 200,
    body: {
      count: rows.length,
      next: number * size < rows.length ? linkTo(query, number + 1) : null,
      previous: number > 1 ? linkTo(query, number - 1) : null,
      results: rows.slice((number - 1) * size, number * size),
    },
  };
};

/** A proxy stands before Kong Core, so it does not know its own address. */
const linkTo = (query: URLSearchParams, number: number): string => {
  const search = new URLSearchParams(query);
  search.set('page', number.toString());
  return `http://kong-core.internal:8000${collection}?${search.toString()}`;
};

const created = ({ body }: FakeRequest, state: FakeRecordState, references: KongCoreReferences): FakeReply => {
  if (Array.isArray(body))
    return {
      status: 400,
      body: { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] },
    };
  const { store, switches } = state;
  const checked = checkSku(body, { references, isNew: true });
  if ('errors' in checked) return { status: 400, body: checked.errors };
  const error = switches.poison.get(store.idOf(checked.fields));
  if (error !== undefined) return { status: 400, body: { name: [error] } };
  const [known] = store
    .withId(store.idOf(checked.fields))
    .filter(({ customer_id: customer }) => customer === checked.fields['customer_id']);
  if (known && switches.duplicates === 'refused')
    return { status: 400, body: { external_id: ['sku with this external id already exists.'] } };
  const ref = known && switches.duplicates === 'upserted' ? JSON.stringify(known['id']) : state.newRef();
  return { status: 201, body: store.put(ref, { ...newSku(ref), ...checked.fields, modified: now() }) };
};

/** What Kong Core adds to a new SKU. */
const newSku = (ref: string): SkuFields => ({
  id: Number(ref),
  display_name: '',
  reference: '',
  ean: '',
  upc: '',
  isbn: '',
  is_active: true,
  filter: 1,
  properties: {},
  gtin_code: null,
  company_prefix: '7702001',
  serial_count: 0,
  photo: null,
  created: now(),
});

const now = (): string => new Date().toISOString();

const answerOne = (
  ref: string,
  { method, body }: FakeRequest,
  { store, switches }: FakeRecordState,
  references: KongCoreReferences,
): FakeReply => {
  const row = store.rows.get(ref);
  if (!row) return { status: 404, body: { detail: 'No SKU matches the given query.' } };
  if (method === 'GET') return { status: 200, body: row };
  if (method === 'DELETE') {
    store.delete(ref);
    return { status: 204 };
  }
  if (method !== 'PATCH' && method !== 'PUT') return notAllowed(method);
  const checked = checkSku(body, { references, isNew: method === 'PUT' });
  if ('errors' in checked) return { status: 400, body: checked.errors };
  const error = switches.poison.get(store.idOf(row));
  if (error !== undefined) return { status: 400, body: { name: [error] } };
  return { status: 200, body: store.put(ref, { ...checked.fields, modified: now() }) };
};
