import { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { table } from '../console/table.ts';
import { stateVisits, type StateVisit } from '../history/state-visits.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { withHost } from '../with-host.ts';

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
    .action((execution: string, options: HistoryOptions) =>
      withHost(context, options, async (host) => {
        const events = await host.eventsOf(execution);
        if (!events)
          throw new OperatorMistake(
            `There is no execution '${execution}' ${host.place}: give the ARN or the name that \`siesa-sync sync\` printed.`,
          );

        const visits = stateVisits(events);
        const address = execution.startsWith('arn:') ? host.consoleAddress(execution) : undefined;
        if (options.json) printJson(context.terminal, { execution, states: visits, console: address });
        else
          context.terminal.out(`${describe(visits)}${address === undefined ? '' : `\nIn the console: ${address}\n`}`);
      }),
    );

const describe = (visits: readonly StateVisit[]): string => {
  const rows = visits.map(({ state, item, enteredAt, seconds, retries, error }) => [
    new Date(enteredAt).toISOString().slice(11, 23),
    item === undefined ? state : `  ${state} (part ${String(item + 1)})`,
    seconds === undefined ? 'not ended' : `${seconds.toFixed(2)} s`,
    retries,
    error ?? '-',
  ]);
  const causes = visits.flatMap(({ state, error, cause }) =>
    error === undefined
      ? []
      : [`\n${state} failed with ${error}${cause === undefined || cause === '' ? '' : `: ${cause}`}\n`],
  );
  return [table(['began (UTC)', 'state', 'took', 'retries', 'error'], rows), ...causes].join('');
};
