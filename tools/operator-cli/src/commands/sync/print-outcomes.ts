import {
  count,
  type HeldBecause,
  type Host,
  type Language,
  type SyncOutcome,
  type SyncSummary,
  textIn,
} from '@siesa-integration/operator';
import { errorRow } from '@siesa-integration/workflow-contract';
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
  const { client_id, error, records_failed, records_warned, report_key } = outcome.summary;
  const acceptance = error && acceptanceIn(error);
  return [
    ...(error ? [`${client_id} failed: ${error.name}: ${error.message}`] : []),
    ...(acceptance === undefined
      ? []
      : [
          `Only if that is as it should be: siesa-sync sync ${client_id} --type ${outcome.summary.sync_type ?? 'incremental'} ${acceptance} ${options}`,
        ]),
    ...(error && outcome.execution !== undefined
      ? [`What happened, state by state: siesa-sync history ${outcome.execution.split(':').at(-1) ?? ''} ${options}`]
      : []),
    ...(records_failed > 0 ? [`Why records were refused: siesa-sync rejects ${client_id} ${options}`] : []),
    ...(records_warned > 0
      ? [
          `${count(records_warned)} ${records_warned === 1 ? 'record has' : 'records have'} a warning: the report names each.`,
        ]
      : []),
    ...(records_failed + records_warned > 0 && report_key ? [`Report: ${locate(report_key)}`] : []),
    ...heldLines(client_id, outcome.summary),
  ];
};

/** The flags that accept what the error stopped, as they are typed; `undefined` when nothing does. */
const acceptanceIn = ({ name, message }: { readonly name: string; readonly message: string }): string | undefined => {
  const field = errorRow(name)?.acceptedBy;
  if (field === undefined) return undefined;
  const flag = `--${field.replaceAll('_', '-')}`;
  return field === 'accept_empty'
    ? acceptedNames(message)
        .map((accepted) => `${flag} ${accepted}`)
        .join(' ')
    : flag;
};

/** The fields and lists that a message names after the flag, which only it holds: a failed Lambda function hands on no more than its message. */
const acceptedNames = (message: string): readonly string[] => {
  const named = [...message.matchAll(/--accept-empty (?:'([^']+)'|([\w:.-]*[\w-]))/g)].flatMap(
    ([, quoted, plain]) => quoted ?? plain ?? [],
  );
  const names = named.length > 0 ? new Set(named) : ['FIELD'];
  return [...names].map((name) => (/^[\w:./-]+$/.test(name) ? name : `'${name}'`)); // quoted only where a shell needs it
};

const heldLines = (
  clientId: string,
  { cursor_held, cursor_held_because: because }: Pick<SyncSummary, 'cursor_held' | 'cursor_held_because'>,
): readonly string[] =>
  cursor_held
    ? [
        `${clientId}: the cursor stays where it was, so the next sync reads from there again. ${heldInWords(because, 'en')}`,
      ]
    : [];

/**
 * Why a cursor stays, with its figures.
 *
 * @example
 * heldInWords({ cause: 'rows moved between pages', read: 98, total: 100 }, 'en'); // 'Cause: rows moved between pages; 98 rows read of 100.'
 */
export const heldInWords = (because: HeldBecause | undefined, language: Language): string => {
  const t = textIn(language);
  if (!because) return t('held/no-reason');
  const { read, total } = because;
  const cause = because.cause.replace(/\.$/, '');
  return total === undefined ? t('held/cause', { cause, read }) : t('held/cause-of', { cause, read, total });
};
