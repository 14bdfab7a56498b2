import tab from '@bomb.sh/tab/commander';
import { omitUndefined } from '@siesa-integration/operator/messages';
import { clientIdsIn } from '@siesa-integration/operator/new-client';
import type { Command } from 'commander';
import { withVariables } from '../../with-host.ts';

/**
 * Adds `siesa-sync completion SHELL`, which prints a script for bash, zsh, fish or PowerShell, and the hidden command that the script asks. Call it
 * when the program has all its other commands.
 */
export const addCompletion = (program: Command): void => {
  const suggestions = tab(program, { completionCommandName: 'completion' });
  for (const command of suggestions.commands.values()) {
    const client = command.arguments.get('client');
    if (client)
      client.handler = (complete) => {
        for (const id of clientsOfFolder(program.args)) complete(id, '');
      };
  }
  for (const [name, example] of [
    ['completion', 'completion bash >> ~/.bashrc'],
    ['complete', 'complete -- sync --local ./clients cliente-'],
  ])
    program.commands
      .find((command) => command.name() === name)
      ?.addHelpText('after', `\nExample:\n  $ siesa-sync ${String(example)}`);
};

/** The clients of the folder that the line names so far. */
const clientsOfFolder = (line: readonly string[]): readonly string[] => {
  const named = line.includes('--local') ? line[line.indexOf('--local') + 1] : undefined;
  const { local } = withVariables(omitUndefined({ local: named }));
  return local === undefined ? [] : clientIdsIn(local);
};
