import { readAlerts, testAlerts } from '@siesa-integration/operator/alerts';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { warnOfBrokenFiles, withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { renderAlerts, renderVerdicts } from './render-alerts.ts';

interface AlertsCommandOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync alerts` */
export const alertsCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('alerts'))
    .description(
      'Shows what is open about each client, and of a folder also the last twenty alerts with their delivery: delivered, waiting for a further attempt, or undelivered after a day, and why.',
    )
    .argument('[client]', 'id of one client')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText(
      'after',
      '\nExample:\n  $ siesa-sync alerts --local ./clients\n  $ siesa-sync alerts test --local ./clients',
    )
    .action((clientId: string | undefined, { json, ...options }: AlertsCommandOptions) =>
      withHost(context, options, async (host) => {
        if (clientId === undefined) warnOfBrokenFiles(host, context);
        const alerts = await readAlerts(host, { clientId });
        if (json) printJson(context.terminal, alerts);
        else context.terminal.out(renderAlerts(alerts, context.language));
      }),
    )
    .addCommand(testCommand(context));

/** `siesa-sync alerts test` */
const testCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('test'))
    .summary('send one test alert to each channel of a folder')
    .description('Sends one test alert to each channel that `alerts.json` names, and prints the verdict of each.')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync alerts test --local ./clients')
    .action(({ json, ...options }: AlertsCommandOptions) =>
      withHost(context, options, async (host) => {
        const verdicts = await testAlerts(host, context.language);
        if (json) printJson(context.terminal, verdicts);
        else context.terminal.out(renderVerdicts(verdicts, context.language));
        context.exitWith(verdicts.every(({ delivered }) => delivered) ? 0 : 2);
      }),
    );
