import type { JobHistory } from '@siesa-integration/reconciliation-stages';
import type { Row, StateDatabase } from '../database/state-database.ts';

export const createJobHistory = (database: StateDatabase): JobHistory => {
  const before = database.prepare(
    'SELECT job_id FROM job WHERE rules = ? AND day < ? ORDER BY day DESC, id DESC LIMIT 1',
  );
  const after = database.prepare(
    'SELECT job_id FROM job WHERE id IN (SELECT MAX(id) FROM job WHERE rules = ? AND day > ? GROUP BY day) ORDER BY day',
  );
  const insert = database.prepare('INSERT INTO job (rules, day, job_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const superseded = database.prepare(
    `SELECT job_id FROM job WHERE rules = ?1 AND day = ?2 AND id < (SELECT id FROM job WHERE rules = ?1 AND day = ?2 AND job_id = ?3)
     ORDER BY id DESC LIMIT 1`,
  );
  const idOf = (row: Row | undefined): string | undefined => row && String(row['job_id']);
  return {
    before: (rulesName, day) => database.run(() => idOf(before.get(rulesName, day))),
    after: (rulesName, day) => database.run(() => after.all(rulesName, day).flatMap((row) => idOf(row) ?? [])),
    record: async (rulesName, day, jobId) => {
      await database.run(() => void insert.run(rulesName, day, jobId));
      return database.run(() => idOf(superseded.get(rulesName, day, jobId)));
    },
  };
};
