import type { CountedLedger, LedgerEntry } from '@siesa-integration/sync-pipeline';
import { fromItemRow, toItemRow } from '../database/checked-item.ts';
import type { Row, StateDatabase } from '../database/state-database.ts';

const entriesPerPage = 1_000;

/**
 * The outcome of each product of each client: one row for each. A call writes all its entries in one transaction.
 *
 * What is read of a call is of one moment.
 */
export const createLedger = (database: StateDatabase): CountedLedger => {
  // CROSS JOIN keeps SQLite from reading all of a client's entries for each id.
  const some = database.prepare(
    'SELECT ledger.* FROM json_each(?2) AS ids CROSS JOIN ledger ON client_id = ?1 AND product_id = ids.value',
  );
  const page = database.prepare(
    'SELECT * FROM ledger WHERE client_id = ? AND product_id > ? ORDER BY product_id LIMIT ?',
  );
  const rejects = database.prepare(
    `SELECT * FROM ledger WHERE client_id = ? AND parked = ? AND open_since IS NOT NULL ${oldestFirst}`,
  );
  const parkedUnderOther = database.prepare(
    `SELECT * FROM ledger WHERE client_id = ? AND parked = 1 AND open_since IS NOT NULL AND mapping IS NOT ? ${oldestFirst}`,
  );
  const counts = database.prepare(
    'SELECT COUNT(*) AS open, COALESCE(SUM(parked), 0) AS parked FROM ledger WHERE client_id = ? AND open_since IS NOT NULL',
  );
  const write = database.prepare(
    `INSERT INTO ledger (client_id, product_id, item, checksum, open_since, parked, mapping) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET item = excluded.item, checksum = excluded.checksum, open_since = excluded.open_since, parked = excluded.parked, mapping = excluded.mapping`,
  );

  return {
    readMany: (clientId, productIds) =>
      database.run(() => {
        if (productIds.length === 0) return new Map();
        const entries = some.all(clientId, JSON.stringify(productIds)).map(entryOf);
        return new Map(entries.map((entry) => [entry.product_id, entry]));
      }),
    writeMany: (clientId, entries) =>
      database.write(() => {
        for (const entry of entries) {
          const { item, checksum } = toItemRow(entry, clientId, entry.product_id);
          const { first_seen: since = null, parked = false, mapping = null } = entry.rejection ?? {};
          write.run(clientId, entry.product_id, item, checksum, since, Number(parked), mapping);
        }
      }),
    openRejects: (clientId, { limit, mapping, parked = false }) =>
      database.run(() => {
        const most = Math.max(0, limit); // SQLite takes a negative limit for none
        if (parked) return rejects.all(clientId, 1, most).map(entryOf);

        const open = rejects.all(clientId, 0, most).map(entryOf);
        if (mapping === undefined) return open;
        const others = parkedUnderOther.all(clientId, mapping, most - open.length).map(entryOf);
        return [...open, ...others].sort(byAge);
      }),
    countRejects: (clientId) =>
      database.run(() => {
        const [row] = counts.all(clientId);
        return { open: Number(row?.['open']), parked: Number(row?.['parked']) };
      }),
    entries: async function* (clientId) {
      for (let last = ''; ; ) {
        const entries = await database.run(() => page.all(clientId, last, entriesPerPage).map(entryOf));
        yield* entries;
        if (entries.length < entriesPerPage) return;
        last = entries.at(-1)?.product_id ?? '';
      }
    },
  };
};

const oldestFirst = 'ORDER BY open_since, product_id LIMIT ?';

const entryOf = (row: Row): LedgerEntry =>
  fromItemRow(row, String(row['client_id']), String(row['product_id'])) as LedgerEntry;

const byAge = (one: LedgerEntry, other: LedgerEntry): number =>
  (one.rejection?.first_seen ?? '').localeCompare(other.rejection?.first_seen ?? '');
