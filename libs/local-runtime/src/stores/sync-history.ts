import { fromItemRow, toItemRow } from '../database/checked-item.ts';
import type { Row, StateDatabase } from '../database/state-database.ts';
import type { HistoryLine, HistoryWriter } from '../host/embedded-ports.ts';

/** The syncs that have ended, as LogSuccess and LogFailure write them. */
export interface SyncHistory extends HistoryWriter {
  /**
   * The newest `limit` lines of a client, newest first, because a sync's id begins with its start.
   *
   * @param upTo - no line of a later sync id. @defaultValue all
   */
  readonly latest: (clientId: string, limit: number, upTo?: string) => Promise<readonly HistoryLine[]>;
  /** When the newest successful sync of a client ended, ISO 8601; `undefined` without one. */
  readonly lastSuccess: (clientId: string) => Promise<string | undefined>;
  /** Deletes every line whose `ttl` has passed. @param now - milliseconds since 1970 */
  readonly expire: (now: number) => Promise<void>;
}

export const createSyncHistory = (database: StateDatabase): SyncHistory => {
  const write = database.prepare(
    `INSERT INTO history (client_id, sync_id, item, checksum, expires_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET item = excluded.item, checksum = excluded.checksum, expires_at = excluded.expires_at`,
  );
  const newest = database.prepare(
    'SELECT * FROM history WHERE client_id = ?1 AND (?2 IS NULL OR sync_id <= ?2) ORDER BY sync_id DESC LIMIT ?3',
  );
  const success = database.prepare(
    `SELECT * FROM history WHERE client_id = ? AND item ->> '$.status' = 'success' ORDER BY sync_id DESC LIMIT 1`,
  );
  const forget = database.prepare('DELETE FROM history WHERE expires_at < ?');
  const toLine = (row: Row): HistoryLine =>
    fromItemRow(row, String(row['client_id']), String(row['sync_id'])) as HistoryLine;
  return {
    put: (line) =>
      database.run(() => {
        const { item, checksum } = toItemRow(line, line.tenantId, line.syncId);
        write.run(line.tenantId, line.syncId, item, checksum, typeof line['ttl'] === 'number' ? line['ttl'] : null);
      }),
    latest: (clientId, limit, upTo) =>
      database.run(() => newest.all(clientId, upTo ?? null, Math.max(0, limit)).map(toLine)),
    lastSuccess: (clientId) =>
      database.run(() => {
        const row = success.get(clientId);
        return row && String(toLine(row)['timestamp']);
      }),
    expire: (now) => database.run(() => void forget.run(Math.floor(now / 1_000))),
  };
};
