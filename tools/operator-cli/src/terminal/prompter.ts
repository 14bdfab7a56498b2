import { omitUndefined } from '@siesa-integration/operator/messages';

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

/** Most commands ask nothing. */
const prompts = (): Promise<typeof import('@inquirer/prompts')> => import('@inquirer/prompts');

/** Asks on this terminal's error stream, because standard output is for results. */
export const terminalPrompter = (
  streams: { readonly input?: NodeJS.ReadableStream; readonly output?: NodeJS.WritableStream } = {
    output: process.stderr,
  },
): Prompter => ({
  text: async ({ message, suggested, problem }) => {
    const { input } = await prompts();
    const validate = (answer: string): string | true => problem?.(answer.trim()) ?? true;
    return (await input({ ...omitUndefined({ message, default: suggested }), validate }, streams)).trim();
  },
  secret: async ({ message, problem }) => {
    const { password } = await prompts();
    const validate = (answer: string): string | true => problem?.(answer.trim()) ?? true;
    return (await password({ message, mask: true, toggleMask: false, validate }, streams)).trim();
  },
  choice: async (message, choices) => {
    const { select } = await prompts();
    return select({ message, choices: choices.map(({ value, name }) => ({ value, name })) }, streams);
  },
  yes: async (message, suggested) => {
    const { confirm } = await prompts();
    return confirm({ message, default: suggested }, streams);
  },
});
