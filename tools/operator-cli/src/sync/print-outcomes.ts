import type { Terminal } from '../console/terminal.ts';
import { summaryTable } from './summary-table.ts';
import type { SyncOutcome } from './sync-summary.ts';

/** Prints how syncs ended: as JSON (one document; a list when several were asked for), or as a table with what to do next. */
export const printOutcomes = (outcomes: readonly SyncOutcome[], { json, local, env }: { readonly json?: boolean; readonly local?: string; readonly env?: string }, terminal: Terminal): void => {
  if (json) {
    const documents = outcomes.map(documentOf);
    terminal.out(`${JSON.stringify(documents.length === 1 ? documents[0] : documents, undefined, 2)}\n`);
    return;
  }
  terminal.out(summaryTable(outcomes));
  const where = local === undefined ? `--env ${env ?? ''}` : `--local ${local}`;
  for (const outcome of outcomes) for (const line of afterwards(outcome, where)) terminal.out(`${line}\n`);
};

const documentOf = (outcome: SyncOutcome): unknown =>
  outcome.kind === 'ended' ? outcome.summary : { client_id: outcome.clientId, status: 'skipped', ...(outcome.running === undefined ? {} : { running: outcome.running }) };

const afterwards = (outcome: SyncOutcome, where: string): readonly string[] => {
  if (outcome.kind === 'skipped') return [`${outcome.clientId} is already being synced${outcome.running === undefined ? '' : ` by ${outcome.running}`}: nothing was started.`];
  const { client_id, error, records_failed } = outcome.summary;
  return [
    ...(error ? [`${client_id} failed: ${error.name}: ${error.message}`] : []),
    ...(records_failed > 0 ? [`Why records were refused: siesa-sync rejects ${client_id} ${where}`] : []),
  ];
};
