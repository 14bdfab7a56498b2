import { explained, type Language, message, textIn, type Value } from '@siesa-integration/operator/messages';

/**
 * What is wrong with a command line, in a language.
 *
 * @param english - as Commander writes it, because it passes no code to what prints the text
 *
 * @example
 * usageProblem("error: unknown option '--locl'\n(Did you mean --local?)\n", 'es'); // 'error: no hay una opción «--locl»\n(¿Quiso decir --local?)\n'
 */
export const usageProblem = (english: string, language: Language): string => {
  const [first = '', second = ''] = english.trim().split('\n');
  const t = textIn(language);
  const meant = /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(second)?.[1];
  return [
    t('usage/error', { problem: problemIn(first.replace(/^error: /, '')) }),
    ...(meant === undefined ? [] : [t('usage/did-you-mean', { meant })]),
    '',
  ].join('\n');
};

const problemIn = (sentence: string): Value => {
  for (const [pattern, read] of patterns) {
    const found = pattern.exec(sentence);
    if (found) return read(found[1] ?? '', found[2] ?? '', found[3] ?? '');
  }
  return sentence;
};

const invalid = (option: string, value: string, sentence: string): Value => {
  const choices = /^Allowed choices are (.+)\.$/.exec(sentence)?.[1];
  const reason = choices === undefined ? explained(sentence, 'usage/look-up') : message('usage/allowed', { choices });
  return message('usage/invalid', { option, value, reason });
};

const patterns: readonly (readonly [RegExp, (one: string, two: string, three: string) => Value])[] = [
  [/^unknown option '(.+)'$/, (option) => message('usage/unknown-option', { option })],
  [/^unknown command '(.+)'$/, (command) => message('usage/unknown-command', { command })],
  [/^missing required argument '(.+)'$/, (argument) => message('usage/missing-argument', { argument })],
  [/^option '(.+)' argument missing$/, (option) => message('usage/missing-value', { option })],
  [/^required option '(.+)' not specified$/, (option) => message('usage/missing-option', { option })],
  [/^option '(.+)' argument '(.*)' is invalid\. (.*)$/, invalid],
  [
    /^command-argument value '(.*)' is invalid for argument '(.+)'\. (.*)$/,
    (value, option, reason) => invalid(option, value, reason),
  ],
  [
    /^option '(.+)' cannot be used with option '(.+)'$/,
    (option, other) => message('usage/conflict', { option, other }),
  ],
  [
    /^too many arguments.*\. Expected (\d+) arguments? but got (\d+)[.:]/,
    (expected, got) => message('usage/too-many', { expected, got }),
  ],
];
