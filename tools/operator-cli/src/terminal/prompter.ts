import { confirm, input, password, select } from '@inquirer/prompts';
import { omitUndefined } from '@siesa-integration/operator';

/** Asks the operator. */
export interface Prompter {
  readonly text: (question: Question) => Promise<string>;
  /** What is typed is not shown. */
  readonly secret: (question: Omit<Question, 'suggested'>) => Promise<string>;
  readonly choice: <T extends string>(
    question: string,
    choices: readonly { readonly value: T; readonly name: string }[],
  ) => Promise<T>;
  readonly yes: (question: string, suggested: boolean) => Promise<boolean>;
}

export interface Question {
  readonly message: string;
  readonly suggested?: string;
  /** What is wrong with an answer, or nothing. */
  readonly problem?: (answer: string) => string | undefined;
}

/** Asks on this terminal's error stream, because standard output is for results. */
export const terminalPrompter = (
  streams: { readonly input?: NodeJS.ReadableStream; readonly output?: NodeJS.WritableStream } = {
    output: process.stderr,
  },
): Prompter => ({
  text: ({ message, suggested, problem }) =>
    input(
      { ...omitUndefined({ message, default: suggested }), validate: (answer) => problem?.(answer.trim()) ?? true },
      streams,
    ).then((answer) => answer.trim()),
  secret: ({ message, problem }) =>
    password(
      { message, mask: true, toggleMask: false, validate: (answer) => problem?.(answer.trim()) ?? true },
      streams,
    ).then((answer) => answer.trim()),
  choice: (message, choices) =>
    select({ message, choices: choices.map(({ value, name }) => ({ value, name })) }, streams),
  yes: (message, suggested) => confirm({ message, default: suggested }, streams),
});
