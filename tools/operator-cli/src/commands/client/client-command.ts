import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';

type Load = () => Promise<(context: CommandContext) => Command>;

/** The commands below `client`, in the order of its help. */
const loads: Readonly<Record<string, Load>> = {
  new: async () => (await import('./client-new-command.ts')).clientNewCommand,
  import: async () => (await import('./client-import-command.ts')).clientImportCommand,
  check: async () => (await import('./client-check-command.ts')).clientCheckCommand,
  secret: async () => (await import('./client-secret-command.ts')).clientSecretCommand,
  apply: async () => (await import('./client-apply-command.ts')).clientApplyCommand,
  enable: async () => enabling(true),
  disable: async () => enabling(false),
};

const enabling = async (enabled: boolean): Promise<(context: CommandContext) => Command> => {
  const { clientEnableCommand } = await import('./client-enable-command.ts');
  return (context) => clientEnableCommand(context, enabled);
};

/** `siesa-sync client …` with the commands below it that the arguments name, or with all of them where they name none, as its help and its suggestions need. */
export const loadClientCommand = async (args: readonly string[]): Promise<(context: CommandContext) => Command> => {
  const named = Object.keys(loads).filter((name) => args.includes(name));
  const wanted = Object.entries(loads).filter(([name]) => named.length === 0 || named.includes(name));
  const commands = await Promise.all(wanted.map(([, load]) => load()));
  return (context) => {
    const client = new Command('client').description('Works on the settings of clients.');
    for (const command of commands) client.addCommand(command(context));
    return client;
  };
};
