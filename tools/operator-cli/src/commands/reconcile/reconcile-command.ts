import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { reconcileCheckCommand } from './check-command.ts';
import { reconcileMatchCommand, reconcileUnmatchCommand, reconcileWriteOffCommand } from './decide-command.ts';
import { reconcileDiffCommand, reconcileExplainCommand } from './diff-command.ts';
import { reconcileRepairCommand } from './repair-command.ts';
import { reconcileResumeCommand, reconcileRunCommand } from './run-command.ts';

/** `siesa-sync reconcile …` */
export const reconcileCommand = (context: CommandContext): Command => {
  const reconcile = new Command('reconcile').description('Compares two files row by row by declared rules.');
  for (const command of [
    reconcileCheckCommand(context),
    reconcileRunCommand(context),
    reconcileResumeCommand(context),
    reconcileExplainCommand(context),
    reconcileDiffCommand(context),
    reconcileRepairCommand(context),
    reconcileMatchCommand(context),
    reconcileUnmatchCommand(context),
    reconcileWriteOffCommand(context),
  ])
    reconcile.addCommand(command);
  return reconcile;
};
