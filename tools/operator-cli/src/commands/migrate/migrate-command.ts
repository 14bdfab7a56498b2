import { OperatorMistake, textIn } from '@siesa-integration/operator/messages';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { loadSandbox } from '../../load-sandbox.ts';
import { printJson } from '../../terminal/terminal.ts';

interface MigrateOptions {
  readonly local: string;
  readonly json?: boolean;
}

/** `siesa-sync migrate --local DIR` */
export const migrateCommand = ({ terminal, language }: CommandContext): Command =>
  new Command('migrate')
    .description(
      'Writes cursors, ledger, history and what is known of the last syncs from the tables of an older version to the database of a folder, and moves the objects. Once: afterwards it finds nothing to do. The tables stay as they are.',
    )
    .requiredOption('--local <dir>', 'the folder of clients on this machine')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync migrate --local ./clients')
    .action(async ({ local: folder, json }: MigrateOptions) => {
      const t = textIn(language);
      const sandbox = await loadSandbox(() => import('@siesa-integration/sandbox'));
      const migrated = await sandbox.migrateFolder(folder).catch((error: unknown) => {
        throw error instanceof IntegrationError ? new OperatorMistake(error.message, { cause: error }) : error;
      });
      if (json) printJson(terminal, migrated ?? { clientStates: 0, ledgerEntries: 0, pastSyncs: 0 });
      else
        terminal.out(
          `${migrated === undefined ? t('folder/nothing-older', { folder }) : t('folder/carried-over', { folder, ...migrated })}\n`,
        );
    });
