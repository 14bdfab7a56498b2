import type { CommandContext, ExitCode } from '../command-context.ts';
import { openHost } from '../hosts/open-host.ts';
import { runSiesaSync } from '../run-siesa-sync.ts';
import { memoryTerminal } from './memory-terminal.ts';

/** What a command line did. */
export interface CommandResult {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs `siesa-sync …args` in this process, over the real local host. */
export const siesaSync = async (args: readonly string[], context: Partial<Omit<CommandContext, 'exitWith' | 'terminal'>> = {}): Promise<CommandResult> => {
  const terminal = memoryTerminal();
  const code = await runSiesaSync(args, { terminal, openHost, now: Date.now, ...context });
  return { code, ...terminal.written };
};
