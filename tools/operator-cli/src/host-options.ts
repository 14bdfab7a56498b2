import type { Command } from 'commander';
import type { HostChoice } from './hosts/host.ts';
import { OperatorMistake } from './operator-mistake.ts';

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

/** The host that the options name. Exactly one must be named. */
export const hostChoice = ({ local, env }: HostOptions): HostChoice => {
  if (local !== undefined && env === undefined) return { local };
  if (env !== undefined && local === undefined) return { env };
  throw new OperatorMistake(
    'Say where: either --local DIR, a folder of clients on this machine, or --env ENV, an AWS environment.',
    { code: 'WRONG_USAGE' },
  );
};
