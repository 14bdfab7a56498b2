import type { CommandContext } from './command-context.ts';
import { hostChoice, type HostOptions } from './host-options.ts';
import { asMistake } from './hosts/aws-mistakes.ts';
import type { Host } from './hosts/host.ts';

/** Opens the host that the options name, does something with it, and closes it, whatever happens. */
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
