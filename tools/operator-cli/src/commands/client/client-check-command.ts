import { checkClient, type CheckLine, type Host } from '@siesa-integration/operator';
import { Command } from 'commander';
import type { CommandContext, ExitCode } from '../../command-context.ts';
import { paintFor, printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';

interface CheckOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync client check CLIENT` */
export const clientCheckCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('check'))
    .summary('look at everything a sync of it needs')
    .description(
      "Looks at a client's settings, mapping and secrets, reads two pages of its Siesa, asks how it pages and compares dates, looks for rows that would be lost or mixed up, maps the first page, and asks its product for an answer: one line each, with what to do. A `note` is allowed and changes what a sync does. Writes nothing.",
    )
    .argument('<client>', 'id of the client')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync client check cliente-a --local ./clients')
    .action((clientId: string, options: CheckOptions) =>
      withHost(context, options, async (host) => {
        context.exitWith(await check(clientId, host, options, context));
      }),
    );

/** A note does not fail the check. */
const markOf = ({ ok, note }: CheckLine, paint: ReturnType<typeof paintFor>): string =>
  ok ? (note ? paint.yellow('note') : paint.green('ok  ')) : paint.red('FAIL');

const check = async (
  clientId: string,
  host: Host,
  { json }: CheckOptions,
  { terminal }: CommandContext,
): Promise<ExitCode> => {
  const lines: CheckLine[] = [];
  const paint = paintFor(terminal);
  for await (const line of checkClient(clientId, host)) {
    lines.push(line);
    if (!json) terminal.out(`${markOf(line, paint)}  ${line.what.padEnd(10)}${line.message}\n`);
  }
  const ok = lines.every((line) => line.ok);
  if (json) printJson(terminal, { client_id: clientId, ok, checks: lines });
  return ok ? 0 : 2;
};
