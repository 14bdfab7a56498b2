import { Argument, Command, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { withHost, withHostOptions } from '../../with-host.ts';
import { syncDiffCommand } from './diff-command.ts';
import type { SyncOptions } from './sync-chosen.ts';

/** `siesa-sync sync CLIENT…` */
export const syncCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('sync'))
    .description('Starts a sync of each client, follows it, and prints the summary.')
    .addArgument(new Argument('[client...]', 'ids of the clients'))
    .option('--all', 'every client that is enabled, instead of names')
    .addOption(
      new Option('--type <type>', 'everything, or what changed since the last sync')
        .choices(['initial', 'incremental'])
        .default('incremental'),
    )
    .option('--accept-shrink', 'let a full pass be smaller than half of what the product has')
    .option(
      '--accept-deactivations',
      'let a full pass take more products out of use than deactivate_limit_percent allows',
    )
    .option(
      '--accept-empty <field>',
      'let this field be empty or 0 in most products that had it filled, or this joined list contain almost no item; may be given several times',
      (field: string, fields: readonly string[] | undefined) => [...(fields ?? []), field],
    )
    .option('--new-destination', 'the client has another destination than before: read everything and send everything')
    .option('--new-source', 'the client has another Siesa than before: read everything, whatever the cursor')
    .option('--dry-run', 'send nothing and keep nothing: only count what would be created, updated, left and rejected')
    .option('--diff', 'with --dry-run: also which fields change, from what to what')
    .option('--only <id>', 'sync one product alone, and show it raw, canonical, as payload, and what became of it')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync sync cliente-a --local ./clients --type initial')
    .action((clients: readonly string[], options: SyncOptions) =>
      withHost(context, options, async (host) => {
        const { syncChosen } = await import('./sync-chosen.ts'); // it brings all stages, and the help needs none
        context.exitWith(await syncChosen(clients, host, options, context));
      }),
    )
    .addCommand(syncDiffCommand(context));
