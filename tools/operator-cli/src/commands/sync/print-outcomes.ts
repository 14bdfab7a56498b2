import type { Host } from '@siesa-integration/operator/hosts';
import { errorInWords, heldInWords, type Language, textIn } from '@siesa-integration/operator/messages';
import type { SyncOutcome, SyncSummary } from '@siesa-integration/operator/sync';
import { errorRow } from '@siesa-integration/workflow-contract';
import type { ExitCode } from '../../command-context.ts';
import { printJson, type Terminal } from '../../terminal/terminal.ts';
import { summaryTable } from './summary-table.ts';

/** Prints how syncs ended: as JSON (one document for one sync, a list for several), or as a table with the next commands. */
export const printOutcomes = (
  outcomes: readonly SyncOutcome[],
  { json, language }: { readonly json?: boolean | undefined; readonly language: Language },
  host: Pick<Host, 'options' | 'locate'>,
  terminal: Terminal,
): void => {
  if (json) {
    const documents = outcomes.map(documentOf);
    printJson(terminal, documents.length === 1 ? documents[0] : documents);
    return;
  }
  terminal.out(summaryTable(outcomes, language, terminal.width));
  for (const outcome of outcomes) for (const line of afterwards(outcome, host, language)) terminal.out(`${line}\n`);
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

const afterwards = (
  outcome: SyncOutcome,
  { options, locate }: Pick<Host, 'options' | 'locate'>,
  language: Language,
): readonly string[] => {
  const t = textIn(language);
  if (outcome.kind === 'skipped') {
    const { clientId: client, running: sync } = outcome;
    return [
      sync === undefined ? t('sync/already-running', { client }) : t('sync/already-running-by', { client, sync }),
    ];
  }
  const { client_id: client, error, records_failed, records_warned, report_key } = outcome.summary;
  const { sync_type = 'incremental' } = outcome.summary;
  const acceptance = error && acceptanceIn(error);
  const history = `siesa-sync history ${outcome.execution?.split(':').at(-1) ?? ''} ${options}`;
  return [
    ...(error ? [t('sync/failed', { client, error: error.name, reason: errorInWords(error, language) })] : []),
    ...(acceptance === undefined
      ? []
      : [t('sync/accept', { command: `siesa-sync sync ${client} --type ${sync_type} ${acceptance} ${options}` })]),
    ...(error && outcome.execution !== undefined ? [t('sync/history', { command: history })] : []),
    ...(records_failed > 0 ? [t('sync/rejects', { command: `siesa-sync rejects ${client} ${options}` })] : []),
    ...(records_warned > 0 ? [t('sync/warnings', { count: records_warned })] : []),
    ...(records_failed + records_warned > 0 && report_key ? [t('sync/report', { place: locate(report_key) })] : []),
    ...deactivationLines(outcome.summary, { options, sync_type }, language),
    ...heldLines(outcome.summary, language),
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

/** Products that were taken out of use, and those that are too many for it. */
const deactivationLines = (
  { client_id: client, records_deactivated: done = 0, deactivations_withheld: withheld = 0 }: SyncSummary,
  { options, sync_type }: { readonly options: string; readonly sync_type: string },
  language: Language,
): readonly string[] => {
  const t = textIn(language);
  const command = `siesa-sync sync ${client} --type ${sync_type} --accept-deactivations ${options}`;
  return [
    ...(done > 0 ? [t('sync/deactivated', { count: done })] : []),
    ...(withheld > 0 ? [t('sync/withheld', { count: withheld, command })] : []),
  ];
};

const heldLines = (
  { client_id: client, cursor_held, cursor_held_because: because }: SyncSummary,
  language: Language,
): readonly string[] =>
  cursor_held ? [textIn(language)('sync/held', { client, cause: heldInWords(because, language) })] : [];
