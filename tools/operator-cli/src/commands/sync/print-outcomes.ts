import type { Host, SyncOutcome } from '@siesa-integration/operator';
import type { ExitCode } from '../../command-context.ts';
import { printJson, type Terminal } from '../../terminal/terminal.ts';
import { summaryTable } from './summary-table.ts';

/** Prints how syncs ended: as JSON (one document for one sync, a list for several), or as a table with the next commands. */
export const printOutcomes = (
  outcomes: readonly SyncOutcome[],
  { json }: { readonly json?: boolean },
  host: Pick<Host, 'options' | 'locate'>,
  terminal: Terminal,
): void => {
  if (json) {
    const documents = outcomes.map(documentOf);
    printJson(terminal, documents.length === 1 ? documents[0] : documents);
    return;
  }
  terminal.out(summaryTable(outcomes));
  for (const outcome of outcomes) for (const line of afterwards(outcome, host)) terminal.out(`${line}\n`);
};

/** A failure outweighs a skip. */
export const exitCodeOf = (outcomes: readonly SyncOutcome[]): ExitCode => {
  if (outcomes.some((outcome) => outcome.kind === 'ended' && outcome.summary.status === 'failed')) return 1;
  return outcomes.some(({ kind }) => kind === 'skipped') ? 3 : 0;
};

const documentOf = (outcome: SyncOutcome): unknown =>
  outcome.kind === 'ended'
    ? outcome.summary
    : { client_id: outcome.clientId, status: 'skipped', running: outcome.running };

const afterwards = (outcome: SyncOutcome, { options, locate }: Pick<Host, 'options' | 'locate'>): readonly string[] => {
  if (outcome.kind === 'skipped')
    return [
      `${outcome.clientId} is already being synced${outcome.running === undefined ? '' : ` by ${outcome.running}`}: nothing was started.`,
    ];
  const { client_id, error, records_failed, report_key } = outcome.summary;
  return [
    ...(error ? [`${client_id} failed: ${error.name}: ${error.message}`] : []),
    ...(error && outcome.execution !== undefined
      ? [`What happened, state by state: siesa-sync history ${outcome.execution.split(':').at(-1) ?? ''} ${options}`]
      : []),
    ...(records_failed > 0 ? [`Why records were refused: siesa-sync rejects ${client_id} ${options}`] : []),
    ...(records_failed > 0 && report_key ? [`Report: ${locate(report_key)}`] : []),
  ];
};
