import { OperatorMistake, textIn } from '@siesa-integration/operator/messages';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { localFolder } from '../../with-host.ts';

interface BackupOptions {
  readonly local?: string;
  readonly json?: boolean;
}

/** `siesa-sync backup --local DIR FILE` */
export const backupCommand = ({ terminal, language }: CommandContext): Command =>
  new Command('backup')
    .description(
      'Writes cursors, ledger, history and reports of a folder to one file, as they are at one moment; syncs and `serve` may run. Settings, mapping documents and secrets are your own files: keep them as you keep other files.',
    )
    .argument('<file>', 'the file to write; there must be none')
    .option('--local <dir>', 'the folder of clients on this machine (or SIESA_SYNC_LOCAL)')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync backup --local ./clients clients-2026-01-31.backup')
    .action(async (file: string, { json, ...options }: BackupOptions) => {
      const { backupFolder } = await import('@siesa-integration/local-runtime');
      const written = await backupFolder(localFolder(options), file).catch(asOperatorMistake);
      if (json) printJson(terminal, { file, ...written });
      else terminal.out(`${textIn(language)('folder/backup', { file, ...written })}\n`);
    });

/** Mistakes in the folder or the file have their sentence. */
export const asOperatorMistake = (error: unknown): never => {
  throw error instanceof IntegrationError ? new OperatorMistake(error.message, { cause: error }) : error;
};
