import type { StateDatabase } from '../database/state-database.ts';
import type { Alert, AlertSink } from '../host/embedded-ports.ts';

/** An alert, and when it was published. */
export interface PublishedAlert extends Alert {
  /** ISO 8601. */
  readonly at: string;
}

/** The alerts of a folder. They are kept until somebody has read them. */
export interface AlertOutbox extends AlertSink {
  /** The newest `limit` alerts, newest first. */
  readonly latest: (limit: number) => Promise<readonly PublishedAlert[]>;
}

export const createAlertOutbox = (database: StateDatabase, now: () => number): AlertOutbox => {
  const write = database.prepare('INSERT INTO alert (at, subject, message) VALUES (?, ?, ?)');
  const newest = database.prepare('SELECT at, subject, message FROM alert ORDER BY id DESC LIMIT ?');
  return {
    publish: ({ subject, message }) =>
      database.run(() => void write.run(new Date(now()).toISOString(), subject, message)),
    latest: (limit) =>
      database.run(() =>
        newest.all(Math.max(0, limit)).map((row) => ({
          at: String(row['at']),
          subject: String(row['subject']),
          message: String(row['message']),
        })),
      ),
  };
};
