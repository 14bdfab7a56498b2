import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CanonicalProduct } from '@siesa-integration/canonical-model';
import type { StoredRecord } from '@siesa-integration/destination-adapter';
import type { RuleDocument } from '@siesa-integration/reconciliation';
import { assertKnownClient } from '../../clients/known-clients.ts';
import type { Host } from '../../hosts/host.ts';
import { message, type PlainMessageCode } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import { everyRecord, readableDestination } from '../../verify/verify-client.ts';
import { columnsOf, productRules } from './product-rules.ts';
import { readSiesaProducts } from './siesa-products.ts';
import { type ReadCell, writeRows } from './write-rows.ts';

/** What is reconciled with Siesa's products. @typeParam Named - how an export that is not on this machine is named */
export interface ProductsToPrepare<Named> {
  readonly clientId: string;
  readonly rules: RuleDocument;
  /** An export of the destination; `undefined`: the destination is read. */
  readonly file: NoInfer<Named> | string | undefined;
  /** Where files are written that a job reads. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Paths of what a job reads; an export as it was named. */
export interface PreparedProducts<Named> {
  readonly file: Named | string;
  readonly base: string;
  readonly rules: string;
}

/**
 * Writes Siesa's products as syncs read them last, and unless there is an export the destination's too, as files that a job can read. The columns of the rules are
 * fields of the product: `id`, `sku`, `stock_quantity` and all that is mapped; those of the destination are fields of its records.
 *
 * @throws OperatorMistake when the client is unknown, no recent and whole reading of it is kept, or no product has one of the fields
 */
export const prepareProducts = async <Named = never>(
  host: Host,
  { clientId, rules: given, file, folder, now }: ProductsToPrepare<Named>,
): Promise<PreparedProducts<Named>> => {
  await assertKnownClient(host, clientId);
  const rules = productRules(given, { file: file === undefined });
  const destination = file === undefined ? (await readableDestination(host, clientId)).destination : undefined;
  const columns = columnsOf(rules.base);
  const fields = new Set<string>();
  const idsThere = new Set<string>();
  const products = await readSiesaProducts(host.stores, { clientId, options: host.options, now }, (product) => {
    for (const field of Object.keys(product)) fields.add(field);
    const payload = destination?.toPayload(product);
    if (destination && payload?.ok) idsThere.add(destination.idOf(payload.value));
    return columns.map((column) => product[column as keyof CanonicalProduct]);
  });
  assertKnownFields(columns, fields, 'mistake/products-of-siesa');
  return {
    base: await writeRows({ folder, name: 'siesa', columns, rows: cellsOf(columns, products.values()) }),
    rules: await writeRules(folder, rules),
    file: file ?? (await writeHoldings(folder, rules, destination ? everyRecord(destination, idsThere) : [])),
  };
};

function* cellsOf(columns: readonly string[], rows: Iterable<readonly unknown[]>): Generator<ReadCell> {
  for (const cells of rows) yield (column) => cells[columns.indexOf(column)];
}

/** A mistake in a name would make every product differ. */
const assertKnownFields = (columns: readonly string[], fields: ReadonlySet<string>, whose: PlainMessageCode): void => {
  const unknown = columns.filter((column) => !fields.has(column));
  if (unknown.length === 0 || fields.size === 0) return;
  throw new OperatorMistake(
    message('mistake/unknown-columns', {
      whose: message(whose),
      unknown: unknown.map((column) => `'${column}'`),
      fields: [...fields].sort(),
    }),
    { code: 'WRONG_USAGE' },
  );
};

const writeHoldings = async (
  folder: string,
  { file }: RuleDocument,
  records: AsyncIterable<StoredRecord> | readonly StoredRecord[],
): Promise<string> => {
  const columns = columnsOf(file);
  const fields = new Set(['id']);
  const seen = new Set<string>();
  async function* rows(): AsyncGenerator<ReadCell> {
    for await (const { id, ref, fields: held } of records) {
      // The same row may come again, where rows move between pages.
      if (seen.has(ref)) continue;
      seen.add(ref);
      for (const field of Object.keys(held)) fields.add(field);
      yield (column) => (column === 'id' ? id : held[column]);
    }
  }
  const path = await writeRows({ folder, name: 'destination', columns, rows: rows() });
  assertKnownFields(columns, seen.size === 0 ? new Set() : fields, 'mistake/records-there');
  return path;
};

const writeRules = async (folder: string, rules: RuleDocument): Promise<string> => {
  const text = JSON.stringify(rules, undefined, 2);
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const path = join(folder, `rules-${digest}.json`);
  await writeFile(path, text);
  return path;
};
