import { asMistake, OperatorMistake, type Host, type HostChoice } from '@siesa-integration/operator';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import type { Terminal } from './terminal/terminal.ts';

/** The two options of every command that needs a host. */
export interface HostOptions {
  readonly local?: string;
  readonly env?: string;
}

/** Adds `--local` and `--env` to a command. */
export const withHostOptions = (command: Command): Command =>
  command
    .option('--local <dir>', 'run on this machine with the clients of this folder')
    .option('--env <env>', 'talk to this AWS environment: dev, test or prod');

/** Opens the host that the options name, passes it to `use`, and closes it in any case. */
export const withHost = async <T>(
  { openHost }: Pick<CommandContext, 'openHost'>,
  options: HostOptions,
  use: (host: Host) => Promise<T>,
): Promise<T> => {
  const host = await openHost(hostChoice(options));
  try {
    return await use(host);
  } catch (error) {
    throw asMistake(error);
  } finally {
    await host.close();
  }
};

/** Exactly one of the two options must be given. */
const hostChoice = ({ local, env }: HostOptions): HostChoice => {
  if (local !== undefined && env === undefined) return { local };
  if (env !== undefined && local === undefined) return { env };
  throw new OperatorMistake(
    'Say where: either --local DIR, a folder of clients on this machine, or --env ENV, an AWS environment.',
    { code: 'WRONG_USAGE' },
  );
};

/** Warns of files that cannot be used, for commands over all clients, which leave out the clients of these files. */
export const warnOfBrokenFiles = ({ brokenFiles }: Pick<Host, 'brokenFiles'>, { err }: Pick<Terminal, 'err'>): void => {
  for (const problem of brokenFiles) err(`warning: ${problem}\n`);
};
