import type { Decision } from '@siesa-integration/reconciliation-stages';
import type { StateDatabase } from '../database/state-database.ts';

/** What people have decided about rows. Nothing is changed or deleted in it: a later decision replaces an earlier one. */
export interface DecisionLog {
  /** In the order in which they were made. */
  readonly list: (rulesName: string) => Promise<readonly Decision[]>;
  readonly add: (rulesName: string, decision: Decision) => Promise<void>;
}

export const createDecisionLog = (database: StateDatabase): DecisionLog => {
  const all = database.prepare('SELECT decision FROM decision WHERE rules = ? ORDER BY id');
  const insert = database.prepare('INSERT INTO decision (rules, decision) VALUES (?, ?)');
  return {
    list: (rulesName) =>
      database.run(() => all.all(rulesName).map((row) => JSON.parse(String(row['decision'])) as Decision)),
    add: (rulesName, decision) => database.run(() => void insert.run(rulesName, JSON.stringify(decision))),
  };
};
