/** Alerts get an identity, and a delivery on each channel. Those of earlier versions are kept as repetitions, which are not delivered: people did not choose a channel then. */
export const deliveriesStep = `
ALTER TABLE alert ADD COLUMN kind TEXT NOT NULL DEFAULT 'repeated';
ALTER TABLE alert ADD COLUMN uid TEXT NOT NULL DEFAULT '';
UPDATE alert SET uid = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX alert_uid ON alert (uid);

CREATE TABLE alert_delivery (
  uid TEXT NOT NULL REFERENCES alert (uid) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  since TEXT NOT NULL, -- ISO 8601, of the first attempt
  at TEXT NOT NULL, -- of the last one
  next_at INTEGER NOT NULL, -- milliseconds since 1970
  delivered INTEGER NOT NULL,
  error TEXT,
  PRIMARY KEY (uid, channel)
) STRICT, WITHOUT ROWID;
`;

/**
 * The steps that make the database of a version from that of the version before. `user_version` counts the steps that a file has. A step never changes after a
 * release: a later one corrects it.
 *
 * Items are stored as JSON with a checksum, because SQLite notices damage of its own structure and not of what it holds. What a query selects or sorts by has a
 * column of its own.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE client_state (
    client_id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    item TEXT NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ledger (
    client_id TEXT NOT NULL,
    product_id TEXT NOT NULL CHECK (product_id <> ''),
    item TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    open_since TEXT, -- first_seen of the rejection; absent without one
    parked INTEGER NOT NULL,
    mapping TEXT, -- under which it was rejected
    PRIMARY KEY (client_id, product_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX open_rejects ON ledger (client_id, parked, open_since, mapping) WHERE open_since IS NOT NULL;

  CREATE TABLE history (
    client_id TEXT NOT NULL,
    sync_id TEXT NOT NULL,
    item TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    expires_at INTEGER, -- seconds since 1970
    PRIMARY KEY (client_id, sync_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE last_sync (
    client_id TEXT NOT NULL PRIMARY KEY,
    item TEXT NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL, -- ISO 8601
    subject TEXT NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE schedule (
    client_id TEXT NOT NULL PRIMARY KEY,
    item TEXT NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE server (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    pid INTEGER NOT NULL,
    started TEXT, -- in the kernel's ticks; absent on systems other than Linux
    address TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL, -- ISO 8601
    entry TEXT NOT NULL -- JSON
  ) STRICT;
  CREATE INDEX audit_at ON audit (at);
  `,
  deliveriesStep,
];
