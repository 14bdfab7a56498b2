import { CommanderError } from 'commander';
import {
  errorInWords,
  type Language,
  languages,
  message,
  OperatorMistake,
  ownCode,
  textIn,
} from '@siesa-integration/operator/messages';
import type { CommandContext, ExitCode } from './command-context.ts';
import { printableTerminal, printJson, type Terminal } from './terminal/terminal.ts';
import { inCallOf } from './terminal/command-call.ts';
import { failureDocument } from './failure-document.ts';
import { siesaSyncProgram } from './siesa-sync-program.ts';

/**
 * Runs one command line and returns its exit code. An error is printed as one sentence, without a stack trace; with `--json` among the arguments, standard
 * output gets one document then too.
 *
 * @example
 * process.exitCode = await runSiesaSync(['status', '--local', './clients'], context);
 */
export const runSiesaSync = async (
  args: readonly string[],
  context: Omit<CommandContext, 'exitWith'>,
): Promise<ExitCode> => {
  let exitCode: ExitCode = 0;
  let inCall = (text: string): string => text; // the program has its commands later
  const { terminal, hasPrinted } = watched(
    hinting(printableTerminal(context.terminal), (text) => inCall(text), asksForJson(args)),
  );
  const language = languageIn(args) ?? context.language;
  const exitWith = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = await siesaSyncProgram({ ...context, language, terminal, exitWith }, args);
  inCall = inCallOf(
    context.call,
    program.commands.map((command) => command.name()),
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0; // --help
    const failure = asFailure(error);
    if (!(failure instanceof CommanderError)) terminal.err(`${sentenceFor(failure, language)}\n`); // commander has printed its own
    if (asksForJson(args) && !hasPrinted()) printJson(terminal, failureDocument(failure));
    return 2; // a sync that was started never gets here: its outcome is printed
  }
};

/** A terminal whose hints can be typed as they are. A JSON document stays as it is, because scripts compare it. */
const hinting = (terminal: Terminal, inCall: (text: string) => string, json: boolean): Terminal => ({
  ...terminal,
  out: (text) => {
    terminal.out(json ? text : inCall(text));
  },
  err: (text) => {
    terminal.err(inCall(text));
  },
});

/** A terminal that records whether results were printed, so that no second document follows. */
const watched = (terminal: Terminal): { readonly terminal: Terminal; readonly hasPrinted: () => boolean } => {
  let printed = false;
  const out = (text: string): void => {
    printed = true;
    terminal.out(text);
  };
  return { terminal: { ...terminal, out }, hasPrinted: () => printed };
};

/** Everything after `--` is an argument. */
const optionsIn = (args: readonly string[]): readonly string[] =>
  args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);

const asksForJson = (args: readonly string[]): boolean => optionsIn(args).includes('--json');

/** Read before the commands are made, because their own texts have a language too. */
const languageIn = (args: readonly string[]): Language | undefined => {
  const options = optionsIn(args);
  const at = options.findIndex((option) => option === '--lang' || option.startsWith('--lang='));
  const given = options[at]?.startsWith('--lang=') ? options[at].slice('--lang='.length) : options[at + 1];
  return at === -1 ? undefined : languages.find((language) => language === given);
};

/** Ctrl+C at a question counts as a no. */
const asFailure = (error: unknown): unknown =>
  error instanceof Error && error.name === 'ExitPromptError'
    ? new OperatorMistake(message('mistake/nothing-written'), { cause: error })
    : error;

const sentenceFor = (error: unknown, language: Language): string => {
  if (error instanceof OperatorMistake) return errorInWords(error, language);
  if (error instanceof Error && ownCode(error) !== undefined)
    return errorInWords({ code: ownCode(error), message: error.message }, language); // written for people
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return textIn(language)('usage/unexpected', { error: text });
};
