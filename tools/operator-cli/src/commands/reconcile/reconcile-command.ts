import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { reconcileCheckCommand } from './check-command.ts';

/** `siesa-sync reconcile …` */
export const reconcileCommand = (context: CommandContext): Command => {
  const reconcile = new Command('reconcile')
    .summary('check')
    .description('Compares two files row by row by declared rules.');
  for (const command of [reconcileCheckCommand(context)]) reconcile.addCommand(command);
  return reconcile;
};
