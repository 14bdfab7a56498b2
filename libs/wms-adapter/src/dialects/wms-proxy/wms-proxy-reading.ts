import { isRecord } from '@siesa-integration/canonical-model';
import type { DestinationPath, FoundRow, RecordPage, RecordReading } from '@siesa-integration/destination-adapter';

/** Takes and lists products. */
export const products = '/products';

/** A product that was just created may not be found yet. */
const lookUpLagMs = 2_000;

/** How products of one tenant are read; the token decides which tenant. */
export const wmsProxyReading: RecordReading = {
  list: { path: products },
  exact: (id) => ({ path: `${products}?${new URLSearchParams({ external_id__eq: id }).toString()}` }),
  search: (id) => ({ path: `${products}?${new URLSearchParams({ search: id }).toString()}` }),
  page: readPage,
  row: readRow,
  afterLostCreate: { waitMs: lookUpLagMs, lookUps: 2 },
};

/** `count` is that of the page, and a short or empty page with a cursor is not the end. Some lists write the cursor under another name. */
function readPage(body: unknown, { path }: DestinationPath): RecordPage | undefined {
  if (!isRecord(body) || !Array.isArray(body['results'])) return undefined;
  const cursor = body['last_evaluated_key_id'] ?? body['last_evaluated_key'];
  const rows: readonly unknown[] = body['results'];
  if (typeof cursor !== 'string' || cursor === '') return { rows };
  const query = new URLSearchParams(path.split('?')[1]);
  query.set('last_evaluated_key_id', cursor);
  return { rows, next: { path: `${products}?${query.toString()}` } };
}

/** A list has its id under another name than a write. */
function readRow(row: unknown): FoundRow | undefined {
  if (!isRecord(row)) return undefined;
  const { id, variant_id: variant, external_id: externalId } = row;
  const ref = id ?? variant;
  if (typeof ref !== 'string' || ref === '') return undefined;
  const known = typeof externalId === 'string' || typeof externalId === 'number';
  return { ref, id: known ? String(externalId).trim() : '', own: true };
}
