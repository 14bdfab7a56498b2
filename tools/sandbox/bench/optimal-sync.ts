/**
 * The least that brings a catalogue from Siesa to Kong: pages read ahead, fields mapped by hand, a bounded number of posts, tags in a second call as Kong wants them. No
 * state, no retry, no verdict, no check, no report. What the service is measured against.
 *
 * `node optimal-sync.ts '{"siesa":"http://…/api","kong":"http://…/api","readers":4,"writers":16}'`
 */
import { reportUse } from './use.ts';

/** Where to read and to write, and how much at once. */
export interface OptimalOptions {
  readonly siesa: string;
  readonly kong: string;
  readonly readers: number;
  readonly writers: number;
}

interface Row {
  readonly f_codigo: string;
  readonly f_codigo_externo: string;
  readonly f_nombre: string;
  readonly f_ean: string | null;
  readonly f_cantidad: number | string;
  readonly f_tag_rfid: string | null;
}

interface Page {
  readonly data: readonly Row[];
  readonly pagination: { readonly total_pages: number };
}

const batchSize = 100;
const { siesa, kong, readers, writers } = JSON.parse(process.argv[2] ?? '') as OptimalOptions;

const readPage = async (page: number): Promise<Page> => {
  const response = await fetch(`${siesa}/v1/inventory/products?page=${String(page)}&limit=1000`, {
    headers: { authorization: 'Bearer siesa_api_key_here' },
  });
  return (await response.json()) as Page;
};

const post = async (path: string, records: readonly unknown[]): Promise<void> => {
  const response = await fetch(`${kong}/${path}`, {
    method: 'POST',
    headers: { 'x-api-key': 'kong_api_key_here', 'content-type': 'application/json' },
    body: JSON.stringify(records),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  await response.arrayBuffer();
};

const toProduct = (row: Row) => ({
  product_id: row.f_codigo.trim(),
  external_reference: row.f_codigo_externo.trim(),
  name: row.f_nombre.trim(),
  ...(row.f_ean && { barcode: row.f_ean }),
  quantity: Number(row.f_cantidad),
  ...(row.f_tag_rfid && { rfid_tag_id: row.f_tag_rfid }),
});

const store = async (rows: readonly Row[]): Promise<void> => {
  const products = rows.map(toProduct);
  await post('products/bulk', products);
  const tags = products.flatMap(({ product_id, rfid_tag_id }) => (rfid_tag_id ? [{ product_id, rfid_tag_id }] : []));
  if (tags.length > 0) await post('rfid/tags', tags);
};

const batches: (readonly Row[])[] = [];
let reading = true;
let arrived = Promise.withResolvers<undefined>();
const wakeWriters = (): void => {
  arrived.resolve(undefined);
  arrived = Promise.withResolvers();
};

const first = await readPage(1);
let next = 2;
const take = ({ data }: Page): void => {
  for (let at = 0; at < data.length; at += batchSize) batches.push(data.slice(at, at + batchSize));
  wakeWriters();
};
const read = async (): Promise<void> => {
  while (next <= first.pagination.total_pages) {
    take(await readPage(next++));
    while (batches.length > 20 * writers) await arrived.promise; // so that memory stays flat
  }
};
const write = async (): Promise<void> => {
  for (;;) {
    const batch = batches.shift();
    if (batch) {
      await store(batch);
      if (batches.length === 20 * writers) wakeWriters();
    } else if (reading) await arrived.promise;
    else return;
  }
};

take(first);
const written = Array.from({ length: writers }, write);
await Promise.all(Array.from({ length: readers }, read));
reading = false;
wakeWriters();
await Promise.all(written);
reportUse();
