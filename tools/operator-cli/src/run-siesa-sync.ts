import { CommanderError } from 'commander';
import type { CommandContext, ExitCode } from './command-context.ts';
import { OperatorMistake } from './operator-mistake.ts';
import { siesaSyncProgram } from './siesa-sync-program.ts';

/**
 * Runs one command line and answers with its exit code. Prints no stack trace for a user's mistake.
 *
 * @example
 * process.exitCode = await runSiesaSync(['status', '--local', './clients'], context);
 */
export const runSiesaSync = async (args: readonly string[], context: Omit<CommandContext, 'exitWith'>): Promise<ExitCode> => {
  let exitCode: ExitCode = 0;
  const program = siesaSyncProgram({ ...context, exitWith: (code) => { exitCode = code; } });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has already said it
    context.terminal.err(`${sentenceFor(error)}\n`);
    return 2; // whatever was started has told its own end
  }
};

const sentenceFor = (error: unknown): string => {
  if (error instanceof OperatorMistake) return error.message;
  if (isGivenUp(error)) return 'Nothing was written.';
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `siesa-sync could not go on: ${told}`;
};

/** Ctrl+C at a question. */
const isGivenUp = (error: unknown): boolean => error instanceof Error && error.name === 'ExitPromptError';
