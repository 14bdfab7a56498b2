import { languages } from '@siesa-integration/operator/messages';
import { Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import { helpInLanguage, isGroup } from './help/help-in-language.ts';
import { type Verb, verbs } from './verbs.ts';
import { version } from './version.ts';

/** The name of every command. */
export const verbNames: readonly string[] = [...verbs.map(({ name }) => name), 'completion'];

/**
 * `siesa-sync` with the commands that the arguments name. The others are only listed, because loading all of them takes longer than most of them run.
 *
 * @example
 * const program = await siesaSyncProgram(context, ['status', '--local', './clients']);
 */
export const siesaSyncProgram = async (context: CommandContext, args: readonly string[]): Promise<Command> => {
  const program = new Command('siesa-sync')
    .description("Keeps each client's Kong or WMS equal to its Siesa.")
    .version(version(), '--version', 'print the version')
    .showSuggestionAfterError()
    .enablePositionalOptions() // `sync diff … --local DIR`: both have the option, and the command that was named last reads it
    .exitOverride()
    .configureOutput({ writeOut: context.terminal.out, writeErr: context.terminal.err });
  for (const verb of verbs) {
    const command = args.includes(verb.name) ? inheriting(program, (await verb.load(args))(context)) : listed(verb);
    program.addCommand(command.summary(verb.summary));
  }
  await addCompletion(program, args);
  helpInLanguage(program, context.language);
  return program;
};

/** A command that is listed and never runs, because it is not named. */
const listed = ({ name, takes }: Verb): Command => {
  const command = new Command(name);
  if (takes === undefined) return command;
  for (const argument of takes) command.argument(argument);
  return command.option('--lang <language>'); // the list shows whether there are options
};

/** The completion brings a command of its own, `complete`, which shells call at the key Tab. */
const addCompletion = async (program: Command, args: readonly string[]): Promise<void> => {
  if (args.includes('completion') || args.includes('complete'))
    (await import('./commands/completion/add-completion.ts')).addCompletion(program);
  else
    program.addCommand(new Command('completion').description('Generate shell completion scripts').arguments('<shell>'));
};

/** Settings such as where to write go down to subcommands of subcommands too; each of these takes a language. */
const inheriting = (parent: Command, command: Command): Command => {
  command.copyInheritedSettings(parent);
  if (!isGroup(command))
    command.addOption(
      new Option('--lang <language>', 'language of what people read; from LANG when absent').choices(languages),
    );
  for (const child of command.commands) inheriting(command, child);
  return command;
};
