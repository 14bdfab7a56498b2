import type { Host } from '@siesa-integration/operator/hosts';
import { Command } from 'commander';
import type { CommandContext, ExitCode } from '../../command-context.ts';
import { printChecks } from '../../terminal/print-checks.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';

interface CheckOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync client check CLIENT` */
export const clientCheckCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('check'))
    .summary('look at everything a sync of it needs')
    .description(
      "Looks at a client's settings, mapping and secrets, reads two pages of its Siesa, asks how it pages and compares dates, looks for rows that would be lost or mixed up, maps the first page, asks its product for an answer and, where it can be read, for one record, and estimates a load: one line each, with what to do. A `note` is allowed and changes what a sync does. Writes nothing.",
    )
    .argument('<client>', 'id of the client')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync client check cliente-a --local ./clients')
    .action((clientId: string, options: CheckOptions) =>
      withHost(context, options, async (host) => {
        context.exitWith(await printClientCheck(clientId, host, options, context));
      }),
    );

/** Looks at everything that a sync of a client needs, and prints it. */
export const printClientCheck = async (
  clientId: string,
  host: Host,
  { json }: Pick<CheckOptions, 'json'>,
  { terminal, now, language }: Pick<CommandContext, 'terminal' | 'now' | 'language'>,
): Promise<ExitCode> => {
  const { checkClient, checkTitles } = await import('@siesa-integration/operator/check'); // it brings Siesa's dialects and the destinations
  const options = { json, about: { client_id: clientId }, titles: checkTitles, language };
  const ok = await printChecks(checkClient(clientId, host, now()), options, terminal);
  return ok ? 0 : 2;
};
