import { createHash } from 'node:crypto';
import { type DeliveryProblem, storedProblem } from '../alerts/problems/delivery-problem.ts';
import { deliveryProblemText } from '../alerts/problems/delivery-problem-text.ts';
import type { Row, StateDatabase } from '../database/state-database.ts';
import type { Alert, AlertSink } from '../host/embedded-ports.ts';

/** An alert, when it was published, and what became of it. */
export interface PublishedAlert extends Alert {
  /** Made of what it says, so that an alert whose publication is repeated is the same one. */
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly deliveries: readonly AlertDelivery[];
}

/** What became of an alert on one channel. */
export interface AlertDelivery {
  readonly channel: string;
  /** `waiting` for a further attempt, or `undelivered`: a day of attempts has passed. */
  readonly status: 'delivered' | 'waiting' | 'undelivered';
  readonly attempts: number;
  /** The first attempt and the last one, ISO 8601. */
  readonly since: string;
  readonly at: string;
  /** Of the last attempt, where it failed; or about receivers that did not get what others got. In English, for programs. */
  readonly error?: string;
  /** The same, for people of any language. */
  readonly problem?: DeliveryProblem;
}

export interface EndedAttempt {
  readonly delivered: boolean;
  readonly problem?: DeliveryProblem | undefined;
}

/** The alerts of a folder, with their deliveries. They are kept for 90 days. */
export interface AlertOutbox extends AlertSink {
  /** The newest `limit` alerts that people get, newest first: without the repetitions of a failed sync. */
  readonly latest: (limit: number) => Promise<readonly PublishedAlert[]>;
  /** Takes the oldest alert that is to be sent now on a channel: no other process takes it before the next attempt is due. An alert that is a day old is not sent any more. */
  readonly take: (channel: string) => Promise<PublishedAlert | undefined>;
  /** Writes how an attempt ended. */
  readonly record: (id: string, channel: string, attempt: EndedAttempt) => Promise<void>;
  /** Deletes what is older than 90 days. */
  readonly expire: (now: number) => Promise<void>;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const keptMs = 90 * dayMs;

/** Until the attempt after so many: a minute, two, four, …, at most an hour. */
const pauseMs = (attempts: number): number => Math.min(minuteMs * 2 ** (attempts - 1), 60 * minuteMs);

export const createAlertOutbox = (database: StateDatabase, now: () => number): AlertOutbox => {
  const write = database.prepare(
    'INSERT INTO alert (uid, kind, at, subject, message) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const newest = database.prepare("SELECT * FROM alert WHERE kind <> 'repeated' ORDER BY id DESC LIMIT ?");
  const deliveries = database.prepare('SELECT * FROM alert_delivery WHERE uid = ? ORDER BY channel');
  const due = database.prepare(
    `SELECT alert.*, coalesce(attempts, 0) AS attempts FROM alert
     LEFT JOIN alert_delivery AS delivery ON delivery.uid = alert.uid AND channel = ?
     WHERE kind <> 'repeated' AND alert.at > ? AND coalesce(delivered, 0) = 0 AND coalesce(next_at, 0) <= ?
     ORDER BY alert.id LIMIT 1`,
  );
  const attempt = database.prepare(
    `INSERT INTO alert_delivery (uid, channel, attempts, since, at, next_at, delivered) VALUES (?, ?, 1, ?, ?, ?, 0)
     ON CONFLICT DO UPDATE SET attempts = attempts + 1, at = excluded.at, next_at = excluded.next_at`,
  );
  const end = database.prepare(
    'UPDATE alert_delivery SET delivered = ?, error = ?, at = ? WHERE uid = ? AND channel = ?',
  );
  const forget = database.prepare('DELETE FROM alert WHERE at < ?');

  const iso = (at: number): string => new Date(at).toISOString();
  const toAlert = (row: Row): PublishedAlert => ({
    id: String(row['uid']),
    kind: String(row['kind']) as Alert['kind'],
    at: String(row['at']),
    subject: String(row['subject']),
    message: String(row['message']),
    deliveries: deliveries.all(String(row['uid'])).map((delivery) => toDelivery(delivery, row)),
  });
  const toDelivery = (row: Row, alert: Row): AlertDelivery => ({
    channel: String(row['channel']),
    status: row['delivered'] === 1 ? 'delivered' : isOver(alert, now()) ? 'undelivered' : 'waiting',
    attempts: Number(row['attempts']),
    since: String(row['since']),
    at: String(row['at']),
    ...(row['error'] !== null && problemIn(String(row['error']))),
  });

  return {
    publish: ({ kind, subject, message }) =>
      database.run(() => void write.run(idOf(kind, message), kind, iso(now()), subject, message)),
    latest: (limit) => database.run(() => newest.all(Math.max(0, limit)).map(toAlert)),
    take: async (channel) => {
      let taken: PublishedAlert | undefined;
      await database.write(() => {
        const at = now();
        const row = due.get(channel, iso(at - dayMs), at);
        if (!row) return;
        const next = at + pauseMs(Number(row['attempts']) + 1);
        attempt.run(String(row['uid']), channel, iso(at), iso(at), next);
        taken = toAlert(row);
      });
      return taken;
    },
    record: (id, channel, { delivered, problem }) =>
      database.run(
        () => void end.run(delivered ? 1 : 0, problem ? JSON.stringify(problem) : null, iso(now()), id, channel),
      ),
    expire: (at) => database.run(() => void forget.run(iso(at - keptMs))),
  };
};

const problemIn = (stored: string): Pick<AlertDelivery, 'error' | 'problem'> => {
  const problem = storedProblem(stored);
  return { error: deliveryProblemText(problem, 'en'), problem };
};

const isOver = (alert: Row, now: number): boolean => Date.parse(String(alert['at'])) <= now - dayMs;

const idOf = (kind: string, message: string): string =>
  createHash('sha256').update(`${kind}\n${message}`).digest('hex').slice(0, 32);
