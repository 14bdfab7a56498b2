import { textIn } from '@siesa-integration/operator/messages';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { localFolder } from '../../with-host.ts';
import { asOperatorMistake } from './backup-command.ts';

interface RestoreOptions {
  readonly local?: string;
  readonly latest?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync restore --local DIR FILE` */
export const restoreCommand = ({ terminal, language }: CommandContext): Command =>
  new Command('restore')
    .description(
      'Puts cursors, ledger, history and reports of a backup into a folder that has no database. The next sync of each client sends what has changed in Siesa since the backup, whatever the ledger says, because it cannot know what was sent after the backup.',
    )
    .argument('<file>', 'a file that `siesa-sync backup` has written')
    .option('--local <dir>', 'the folder of clients on this machine (or SIESA_SYNC_LOCAL)')
    .option('--latest', 'no sync has run since the backup: the ledger decides what is sent')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync restore --local ./clients clients-2026-01-31.backup')
    .action(async (file: string, { json, latest = false, ...options }: RestoreOptions) => {
      const { restoreFolder } = await import('@siesa-integration/local-runtime');
      const restored = await restoreFolder(localFolder(options), file, { isLatest: latest }).catch(asOperatorMistake);
      if (json) printJson(terminal, { file, ...restored });
      else terminal.out(`${textIn(language)('folder/restored', { file, ...restored })}\n`);
    });
