import { CommanderError } from 'commander';
import { OperatorMistake } from '@siesa-integration/operator';
import type { CommandContext, ExitCode } from './command-context.ts';
import { printJson, type Terminal } from './terminal/terminal.ts';
import { failureDocument } from './failure-document.ts';
import { siesaSyncProgram } from './siesa-sync-program.ts';

/**
 * Runs one command line and answers with its exit code. Prints no stack trace for a user's mistake; with `--json` among the arguments, standard
 * output holds one document then too.
 *
 * @example
 * process.exitCode = await runSiesaSync(['status', '--local', './clients'], context);
 */
export const runSiesaSync = async (
  args: readonly string[],
  context: Omit<CommandContext, 'exitWith'>,
): Promise<ExitCode> => {
  let exitCode: ExitCode = 0;
  const { terminal, hasPrinted } = watched(context.terminal);
  const program = siesaSyncProgram({
    ...context,
    terminal,
    exitWith: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0; // help was asked for
    const failure = asFailure(error);
    if (!(failure instanceof CommanderError)) terminal.err(`${sentenceFor(failure)}\n`); // commander has already said its own
    if (asksForJson(args) && !hasPrinted()) printJson(terminal, failureDocument(failure));
    return 2; // whatever was started has told its own end
  }
};

/** A terminal that remembers whether results were printed: there is never a second document. */
const watched = (terminal: Terminal): { readonly terminal: Terminal; readonly hasPrinted: () => boolean } => {
  let printed = false;
  const out = (text: string): void => {
    printed = true;
    terminal.out(text);
  };
  return { terminal: { ...terminal, out }, hasPrinted: () => printed };
};

/** Before any `--`: what comes after it are arguments, whatever they look like. */
const asksForJson = (args: readonly string[]): boolean =>
  args.slice(0, args.includes('--') ? args.indexOf('--') : undefined).includes('--json');

/** Ctrl+C at a question is as good as a no. */
const asFailure = (error: unknown): unknown =>
  error instanceof Error && error.name === 'ExitPromptError'
    ? new OperatorMistake('Nothing was written.', { cause: error })
    : error;

const sentenceFor = (error: unknown): string => {
  if (error instanceof OperatorMistake) return error.message;
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `siesa-sync could not go on: ${told}`;
};
