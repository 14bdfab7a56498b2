import { rejectsByReason, unparkRejects, type Host } from '@siesa-integration/operator';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { exitCodeOf, printOutcomes } from '../sync/print-outcomes.ts';
import { syncInTerminal } from '../sync/sync-in-terminal.ts';
import { rejectsDocument, renderRejects } from './render-rejects.ts';

interface RejectsOptions extends HostOptions {
  readonly retry?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync rejects CLIENT` */
export const rejectsCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('rejects'))
    .summary('open rejects by reason, with attempts')
    .description(
      'Shows the products that were not accepted, by reason. An incremental sync tries each of them again, ten times; after that it is parked until Siesa or the mapping changes, or until --retry.',
    )
    .argument('<client>', 'id of the client')
    .option('--retry', 'take parked ones back and start an incremental sync, which tries up to 200 of them again')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync rejects cliente-a --local ./clients --retry')
    .action((clientId: string, options: RejectsOptions) =>
      withHost(context, options, (host) =>
        options.retry ? retry(host, clientId, options, context) : show(host, clientId, options, context),
      ),
    );

const show = async (
  host: Host,
  clientId: string,
  { json }: RejectsOptions,
  { terminal, now }: CommandContext,
): Promise<void> => {
  const groups = await rejectsByReason(host, clientId);
  if (json) printJson(terminal, rejectsDocument(clientId, groups));
  else terminal.out(renderRejects(clientId, groups, { now: now(), options: host.options }));
};

const retry = async (
  host: Host,
  clientId: string,
  options: RejectsOptions,
  { terminal, now, exitWith }: CommandContext,
): Promise<void> => {
  await unparkRejects(host, clientId);
  const outcomes = await syncInTerminal(host, [{ client_id: clientId, sync_type: 'incremental' }], terminal, now);
  printOutcomes(outcomes, options, host, terminal);
  exitWith(exitCodeOf(outcomes));
};
