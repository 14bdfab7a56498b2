import type { Language } from '@siesa-integration/operator/messages';
import type { Command } from 'commander';
import { siesaSyncProgram, verbNames } from '../siesa-sync-program.ts';
import { memoryTerminal } from './memory-terminal.ts';

const nothing = (): never => {
  throw new Error('not used here');
};

/** The program with all its commands, to be looked at: they cannot run. */
export const wholeProgram = (language: Language = 'en', args: readonly string[] = verbNames): Promise<Command> =>
  siesaSyncProgram(
    {
      terminal: memoryTerminal(),
      openHost: nothing,
      prompter: { text: nothing, secret: nothing, choice: nothing, yes: nothing },
      language,
      now: Date.now,
      interrupted: nothing,
      onCtrlC: nothing,
      call: 'siesa-sync',
      exitWith: nothing,
    },
    args,
  );
