import { OperatorMistake } from '@siesa-integration/operator';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import type { migrateFolder } from '@siesa-integration/sandbox';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { loadSandbox } from '../../load-sandbox.ts';
import { printJson } from '../../terminal/terminal.ts';

interface MigrateOptions {
  readonly local: string;
  readonly json?: boolean;
}

type Migrated = Awaited<ReturnType<typeof migrateFolder>>;

/** `siesa-sync migrate --local DIR` */
export const migrateCommand = ({ terminal }: CommandContext): Command =>
  new Command('migrate')
    .summary('carry over what an older version kept in a folder')
    .description(
      'Writes cursors, ledger, history and what is known of the last syncs from the tables of an older version to the database of a folder, and moves the objects. Once: afterwards it finds nothing to do. The tables stay as they are.',
    )
    .requiredOption('--local <dir>', 'the folder of clients on this machine')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync migrate --local ./clients')
    .action(async ({ local, json }: MigrateOptions) => {
      const sandbox = await loadSandbox(() => import('@siesa-integration/sandbox'));
      const migrated = await sandbox.migrateFolder(local).catch((error: unknown) => {
        throw error instanceof IntegrationError ? new OperatorMistake(error.message, { cause: error }) : error;
      });
      if (json) printJson(terminal, migrated ?? { clientStates: 0, ledgerEntries: 0, pastSyncs: 0 });
      else terminal.out(`${inWords(local, migrated)}\n`);
    });

const inWords = (folder: string, migrated: Migrated): string =>
  migrated === undefined
    ? `In ${folder} there is nothing of an older version to carry over.`
    : `Carried over: the state of ${String(migrated.clientStates)} clients, ${String(migrated.ledgerEntries)} ledger entries, ${String(migrated.pastSyncs)} past syncs. Delete ${folder}/.siesa-sync/tables when a sync has succeeded.`;
