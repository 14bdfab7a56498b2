import type { CommandContext, ExitCode } from '../command-context.ts';
import { openHost } from '../open-host.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { runSiesaSync } from '../run-siesa-sync.ts';
import { memoryTerminal } from './memory-terminal.ts';

/** What a command line did. */
export interface CommandResult {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** A prompter that gives these answers in their order, and then fails. */
export const answering = (...answers: readonly (string | boolean)[]): Prompter => {
  const left = [...answers];
  const next = <T>(): Promise<T> => {
    const answer = left.shift();
    return answer === undefined
      ? Promise.reject(new Error('There is no further answer.'))
      : Promise.resolve(answer as T);
  };
  return { text: next, secret: next, choice: next, yes: next };
};

/** Runs `siesa-sync …args` in this process, over the real host of a folder. `input` is what it can read from standard input. */
export const siesaSync = async (
  args: readonly string[],
  { input, ...context }: Partial<Omit<CommandContext, 'exitWith' | 'terminal'>> & { readonly input?: string } = {},
): Promise<CommandResult> => {
  const terminal = { ...memoryTerminal(input), interactive: context.prompter !== undefined };
  const code = await runSiesaSync(args, {
    terminal,
    openHost,
    prompter: answering(),
    language: 'en',
    now: Date.now,
    interrupted: () => Promise.resolve(),
    onCtrlC: () => ({ [Symbol.dispose]: () => undefined }),
    call: 'siesa-sync',
    ...context,
  });
  return { code, ...terminal.written };
};
