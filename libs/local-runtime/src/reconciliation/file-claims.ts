import { deliveriesStep } from '../database/migrations.ts';
import type { FileClaims } from '@siesa-integration/reconciliation-stages';
import type { StateDatabase } from '../database/state-database.ts';
import { canGoOn } from '../host/process/execution-name.ts';

/** The database of a folder's reconciliations. A step never changes after a release. */
export const reconciliationMigrations: readonly string[] = [
  `
  CREATE TABLE claim (
    file_id TEXT NOT NULL PRIMARY KEY,
    job_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'done', 'failed'))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL, -- ISO 8601
    subject TEXT NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  `,
  deliveriesStep,
  `
  CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    rules TEXT NOT NULL, -- the name of the rule document
    decision TEXT NOT NULL -- JSON
  ) STRICT;
  `,
  `
  CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    rules TEXT NOT NULL, -- the name of the rule document
    day TEXT NOT NULL, -- of the files, YYYY-MM-DD
    job_id TEXT NOT NULL,
    UNIQUE (rules, day, job_id)
  ) STRICT;
  `,
];

/** Claims of files in a database that several processes share. An owner whose process has ended is known to have ended. */
export const createFileClaims = (database: StateDatabase): FileClaims => {
  const find = database.prepare('SELECT job_id, owner, state FROM claim WHERE file_id = ?');
  const put = database.prepare(
    `INSERT INTO claim (file_id, job_id, owner, state) VALUES (?, ?, ?, 'claimed')
     ON CONFLICT DO UPDATE SET owner = excluded.owner, state = excluded.state`,
  );
  const end = database.prepare('UPDATE claim SET state = ? WHERE file_id = ? AND owner = ?');
  return {
    claim: async (fileId, { jobId, owner }) => {
      let answer = { jobId, isMine: true };
      await database.write(() => {
        const found = find.get(fileId);
        if (found) answer = { jobId: String(found['job_id']), isMine: isFree(found, owner) };
        if (answer.isMine) put.run(fileId, answer.jobId, owner);
      });
      return answer;
    },
    settle: (fileId, owner, state) => database.run(() => void end.run(state, fileId, owner)),
  };
};

/** A repeated attempt of the same execution has its claim already. */
const isFree = (found: Readonly<Record<string, unknown>>, owner: string): boolean =>
  found['state'] === 'failed' ||
  (found['state'] === 'claimed' && (found['owner'] === owner || !canGoOn(String(found['owner']))));
