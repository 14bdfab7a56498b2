import type { StateDatabase } from '../database/state-database.ts';

/** One line of the audit list: a document that has at least its time. */
export type AuditLine = Readonly<Record<string, unknown>> & {
  /** ISO 8601. */
  readonly at: string;
};

/** A line, and its place in the list. */
export interface StoredAuditLine {
  /** Later lines have higher ids. */
  readonly id: number;
  readonly line: AuditLine;
}

/** What operators have changed in a folder. */
export interface AuditList {
  readonly append: (line: AuditLine) => Promise<void>;
  /**
   * The newest `limit` lines, newest first.
   *
   * @param before - only lines with a lower id. @defaultValue all
   */
  readonly latest: (limit: number, before?: number) => Promise<readonly StoredAuditLine[]>;
  /** Deletes lines of more than 400 days ago. @param now - milliseconds since 1970 */
  readonly expire: (now: number) => Promise<void>;
}

const keptMs = 400 * 86_400_000;

export const createAuditList = (database: StateDatabase): AuditList => {
  const write = database.prepare('INSERT INTO audit (at, entry) VALUES (?, ?)');
  const newest = database.prepare(
    'SELECT id, entry FROM audit WHERE (?1 IS NULL OR id < ?1) ORDER BY id DESC LIMIT ?2',
  );
  const forget = database.prepare('DELETE FROM audit WHERE at < ?');
  return {
    append: (line) => database.run(() => void write.run(line.at, JSON.stringify(line))),
    latest: (limit, before) =>
      database.run(() =>
        newest.all(before ?? null, Math.max(0, limit)).map((row) => ({
          id: Number(row['id']),
          line: JSON.parse(String(row['entry'])) as AuditLine,
        })),
      ),
    expire: (now) => database.run(() => void forget.run(new Date(now - keptMs).toISOString())),
  };
};
