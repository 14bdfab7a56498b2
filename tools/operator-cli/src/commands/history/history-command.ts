import {
  decimal,
  errorInWords,
  type Language,
  message,
  OperatorMistake,
  textIn,
  valueIn,
} from '@siesa-integration/operator/messages';
import { executionHistory, type ExecutionHistory } from '@siesa-integration/operator/history';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { table } from '../../terminal/table.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';

interface HistoryOptions extends HostOptions {
  readonly last?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync history [EXECUTION|SYNC|CLIENT]` */
export const historyCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('history'))
    .description(
      'Shows what happened in an execution, state by state: when, how long, how many retries, and the cause of a failure in words. On AWS also where to see it in the console.',
    )
    .argument('[execution]', "the execution's ARN or name, the id of its sync, or a client, whose newest sync is meant")
    .option('--last', 'the newest execution of all clients')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync history cliente-a --env prod\n  $ siesa-sync history sync-20250115-100000-7f3a --local ./clients\n  $ siesa-sync history --last --local ./clients',
    )
    .action(async (execution: string | undefined, { json, last = false, ...options }: HistoryOptions) => {
      if (last === (execution !== undefined))
        throw new OperatorMistake(message('mistake/name-or-last'), {
          code: 'WRONG_USAGE',
        });
      await withHost(context, options, async (host) => {
        const history = await executionHistory(host, execution);
        if (json) printJson(context.terminal, history);
        else context.terminal.out(renderHistory(history, context.language));
      });
    });

const renderHistory = ({ states, failures, console: address }: ExecutionHistory, language: Language): string => {
  const t = textIn(language);
  const rows = states.map(({ state, item, enteredAt, seconds, retries, error }) => [
    new Date(enteredAt).toISOString().slice(11, 23),
    item === undefined ? state : `  ${t('history/part', { state, part: item + 1 })}`,
    seconds === undefined ? t('history/running') : `${valueIn(decimal(seconds, 2), language)} s`,
    retries,
    error ?? '-',
  ]);
  const titles = [t('history/began'), t('history/state'), t('history/took'), t('history/retries'), t('history/error')];
  return [
    table(titles, rows),
    ...failures.map((failure) => `\n${failureInWords(failure, language)}\n`),
    ...(address === undefined ? [] : [`\n${t('history/console', { address })}\n`]),
  ].join('');
};

const failureInWords = (
  { states, parts, error, cause }: ExecutionHistory['failures'][number],
  language: Language,
): string => {
  const t = textIn(language);
  const named = parts > 1 ? t('history/in-parts', { states: states.join(', '), parts }) : states.join(', ');
  const failed = t('history/failed', { states: named, error });
  const words = errorInWords({ name: error, message: cause }, language);
  return cause === undefined && language === 'en' ? failed : `${failed}: ${words}`;
};
