import type { Decision, DecisionLog } from '@siesa-integration/reconciliation-stages';
import type { StateDatabase } from '../database/state-database.ts';

export const createDecisionLog = (database: StateDatabase): DecisionLog => {
  const all = database.prepare('SELECT decision FROM decision WHERE rules = ? ORDER BY id');
  const insert = database.prepare('INSERT INTO decision (rules, decision) VALUES (?, ?)');
  return {
    list: (rulesName) =>
      database.run(() => all.all(rulesName).map((row) => JSON.parse(String(row['decision'])) as Decision)),
    add: (rulesName, decision) => database.run(() => void insert.run(rulesName, JSON.stringify(decision))),
  };
};
