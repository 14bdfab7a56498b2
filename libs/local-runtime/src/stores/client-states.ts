import type { ClientState, StateStore } from '@siesa-integration/sync-pipeline';
import { fromItemRow, toItemRow } from '../database/checked-item.ts';
import type { StateDatabase } from '../database/state-database.ts';

/**
 * Lease, cursor, open, stop and budget of each client, in one row.
 *
 * A conditional write is one statement, so SQLite decides it under its own lock, whatever other processes write.
 */
export const createClientStates = (database: StateDatabase): StateStore => {
  const find = database.prepare('SELECT version, item, checksum FROM client_state WHERE client_id = ?');
  const insert = database.prepare(
    'INSERT INTO client_state (item, checksum, client_id, version) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare(
    'UPDATE client_state SET item = ?, checksum = ?, version = version + 1 WHERE client_id = ? AND version = ?',
  );
  return {
    read: (clientId) =>
      database.run(() => {
        const row = find.get(clientId);
        return row && { state: fromItemRow(row, clientId) as ClientState, version: Number(row['version']) };
      }),
    replace: (clientId, state, expected) =>
      database.run(() => {
        const { item, checksum } = toItemRow(state, clientId);
        const written =
          expected === 0 ? insert.run(item, checksum, clientId) : update.run(item, checksum, clientId, expected);
        return written === 1;
      }),
  };
};
