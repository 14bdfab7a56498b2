import { asMistake, type Host, type HostChoice } from '@siesa-integration/operator/hosts';
import { explained, message, omitUndefined, OperatorMistake, textIn } from '@siesa-integration/operator/messages';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** The options of every command that needs a host. */
export interface HostOptions {
  readonly local?: string;
  readonly emulate?: boolean;
  readonly env?: string;
}

/** Adds `--local`, `--emulate` and `--env` to a command. */
export const withHostOptions = (command: Command): Command =>
  command
    .option('--local <dir>', 'run on this machine with the clients of this folder (or SIESA_SYNC_LOCAL)')
    .option('--emulate', 'with --local: run what is deployed, against stand-ins for AWS (after `npm run build`)')
    .option('--env <env>', 'talk to this AWS environment: dev, test or prod (or SIESA_SYNC_ENV)');

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

/** Exactly one of `--local` and `--env` must be given, or else one of the two variables. */
const hostChoice = ({ emulate = false, ...options }: HostOptions): HostChoice => {
  const { local, env } = withVariables(options);
  if (local !== undefined && env === undefined) return { local, emulate };
  if (env !== undefined && local === undefined && !emulate) return { env };
  if (env !== undefined && emulate)
    throw new OperatorMistake(message('mistake/emulate-env'), {
      code: 'WRONG_USAGE',
    });
  throw new OperatorMistake(message('mistake/where'), { code: 'WRONG_USAGE' });
};

/** The options, or else what the variables SIESA_SYNC_LOCAL and SIESA_SYNC_ENV hold, for a shell in which one place is meant. */
export const withVariables = ({ local, env }: HostOptions): HostOptions => {
  if (local !== undefined || env !== undefined) return omitUndefined({ local, env });
  return omitUndefined({ local: variable('SIESA_SYNC_LOCAL'), env: variable('SIESA_SYNC_ENV') });
};

/** An empty variable is not set. */
const variable = (name: string): string | undefined => {
  const value = process.env[name];
  return value === '' ? undefined : value;
};

/**
 * The folder of clients, for commands that only work on one.
 *
 * @throws OperatorMistake when neither the option nor the variable names one.
 */
export const localFolder = (options: Pick<HostOptions, 'local'>): string => {
  const { local } = withVariables(options);
  if (local !== undefined) return local;
  throw new OperatorMistake(message('mistake/which-folder'), {
    code: 'WRONG_USAGE',
  });
};

/** Warns of files that cannot be used, for commands over all clients, which leave out the clients of these files. */
export const warnOfBrokenFiles = (
  { brokenFiles }: Pick<Host, 'brokenFiles'>,
  { terminal, language }: Pick<CommandContext, 'terminal' | 'language'>,
): void => {
  const t = textIn(language);
  for (const text of brokenFiles) terminal.err(`${t('warning', { problem: explained(text, 'warning/file') })}\n`);
};
