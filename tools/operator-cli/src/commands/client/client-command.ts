import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { clientApplyCommand } from './client-apply-command.ts';
import { clientCheckCommand } from './client-check-command.ts';
import { clientEnableCommand } from './client-enable-command.ts';
import { clientImportCommand } from './client-import-command.ts';
import { clientSecretCommand } from './client-secret-command.ts';
import { clientNewCommand } from './client-new-command.ts';

/** `siesa-sync client …` */
export const clientCommand = (context: CommandContext): Command => {
  const client = new Command('client').description('Works on the settings of clients.');
  for (const command of [
    clientNewCommand(context),
    clientImportCommand(context),
    clientCheckCommand(context),
    clientSecretCommand(context),
    clientApplyCommand(context),
    clientEnableCommand(context, true),
    clientEnableCommand(context, false),
  ])
    client.addCommand(command);
  return client;
};
