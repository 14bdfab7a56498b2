import { executionHistory, type ExecutionHistory } from '@siesa-integration/operator';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { table } from '../../terminal/table.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';

interface HistoryOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync history EXECUTION` */
export const historyCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('history'))
    .summary("an execution's states, durations, retries and errors")
    .description(
      'Shows what happened in an execution, state by state: when, how long, how many retries, and the cause of a failure in words. On AWS also where to see it in the console.',
    )
    .argument('<execution>', "the execution's ARN or name, as `sync` printed it")
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync history arn:aws:states:us-east-1:111111111111:execution:siesa-integration-workflow-prod:cliente-a-1 --env prod',
    )
    .action((execution: string, { json, ...options }: HistoryOptions) =>
      withHost(context, options, async (host) => {
        const history = await executionHistory(host, execution);
        if (json) printJson(context.terminal, history);
        else context.terminal.out(renderHistory(history));
      }),
    );

const renderHistory = ({ states, console: address }: ExecutionHistory): string => {
  const rows = states.map(({ state, item, enteredAt, seconds, retries, error }) => [
    new Date(enteredAt).toISOString().slice(11, 23),
    item === undefined ? state : `  ${state} (part ${String(item + 1)})`,
    seconds === undefined ? 'not ended' : `${seconds.toFixed(2)} s`,
    retries,
    error ?? '-',
  ]);
  const causes = states.flatMap(({ state, error, cause }) =>
    error === undefined
      ? []
      : [`\n${state} failed with ${error}${cause === undefined || cause === '' ? '' : `: ${cause}`}\n`],
  );
  return [
    table(['began (UTC)', 'state', 'took', 'retries', 'error'], rows),
    ...causes,
    ...(address === undefined ? [] : [`\nIn the console: ${address}\n`]),
  ].join('');
};
