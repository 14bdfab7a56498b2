/** The table of a backup in which its objects are. The database of a folder has none. */
export const objectTable = {
  create: 'CREATE TABLE backup_object (key TEXT NOT NULL PRIMARY KEY, body BLOB NOT NULL) STRICT',
  insert: 'INSERT INTO backup_object (key, body) VALUES (?, ?)',
  exists: "SELECT 1 FROM sqlite_schema WHERE name = 'backup_object'",
  all: 'SELECT key, body FROM backup_object',
  drop: 'DROP TABLE backup_object',
};
