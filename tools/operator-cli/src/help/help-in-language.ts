import { type Language, textIn } from '@siesa-integration/operator/messages';
import { type Command, Help } from 'commander';
import { helpInSpanish } from './spanish/index.ts';
import { usageProblem } from './usage-problem.ts';

/** By the English sentence of each text. */
const translations = { es: helpInSpanish } as const satisfies Readonly<
  Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>
>;

/** Lets a program and its commands write their help, and what is wrong with a command line, in a language. Call it when all commands are there. */
export const helpInLanguage = (program: Command, language: Language): void => {
  if (language === 'en') return;
  translate(program, (text) => translations[language][text] ?? text, language);
};

const translate = (command: Command, inLanguage: (text: string) => string, language: Language): void => {
  command.summary(inLanguage(command.summary())).description(inLanguage(command.description()));
  for (const described of [...command.registeredArguments, ...command.options])
    described.description = inLanguage(described.description);
  const ofHelp = inLanguage('display help for command');
  command.helpOption('-h, --help', ofHelp);
  if (command.parent === null || isGroup(command)) command.helpCommand('help [command]', ofHelp);
  command.configureHelp(wordsOf(language)).configureOutput(outputOf(command, language));
  for (const child of command.commands) translate(child, inLanguage, language);
};

/** Whether a command only has others below it: it takes no option then, not even that of the language. */
export const isGroup = (command: Command): boolean => command.commands.length > 0 && command.options.length === 0;

/** The words that the library writes itself. */
const wordsOf = (language: Language): Partial<Help> => {
  const t = textIn(language);
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('usage/title-usage'),
    'Arguments:': t('usage/title-arguments'),
    'Options:': t('usage/title-options'),
    'Commands:': t('usage/title-commands'),
  };
  const terms = (text: string): string =>
    text.replace('[options]', t('usage/options')).replace('[command]', t('usage/command'));
  const details = (text: string): string =>
    text.replace('(choices: ', `(${t('usage/choices')}`).replace(/(?<=\(|, )default: /, t('usage/default'));
  const help = new Help();
  return {
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: terms,
    styleSubcommandTerm: terms,
    optionDescription: (option) => details(help.optionDescription(option)),
    argumentDescription: (argument) => details(help.argumentDescription(argument)),
  };
};

const outputOf = (command: Command, language: Language): ReturnType<Command['configureOutput']> => {
  const output = command.configureOutput();
  return {
    writeOut: (text: string) => output.writeOut?.(text.replace(/^Example:$/m, textIn(language)('usage/title-example'))),
    outputError: (text: string, write: (text: string) => void) => {
      write(usageProblem(text, language));
    },
  };
};
