import { describe, expect, it } from 'vitest';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { siesaSyncProgram } from './siesa-sync-program.ts';
import { siesaSync } from './testing/command-line.ts';
import { memoryTerminal } from './testing/memory-terminal.ts';

const nothing = (): never => {
  throw new Error('not used here');
};
const program = siesaSyncProgram({
  terminal: memoryTerminal(),
  openHost: nothing,
  prompter: { text: nothing, secret: nothing, choice: nothing, yes: nothing },
  language: 'en',
  now: Date.now,
  interrupted: () => Promise.resolve(),
  onCtrlC: () => ({ [Symbol.dispose]: () => undefined }),
  call: 'siesa-sync',
  exitWith: nothing,
} satisfies CommandContext);

const leaves = (command: Command, path: readonly string[] = []): readonly (readonly string[])[] => [
  ...(command.commands.length === 0 || command.registeredArguments.length > 0 ? [path] : []),
  ...command.commands.flatMap((child) => leaves(child, [...path, child.name()])),
];

describe('siesa-sync --help', () => {
  it.each(leaves(program).map((path) => [path.join(' '), path] as const))(
    'shows an example of %s',
    async (name, path) => {
      const { code, out } = await siesaSync([...path, '--help']);

      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`Example:\\n {2}\\$ siesa-sync ${name}`));
    },
  );

  it('lists every command', async () => {
    expect((await siesaSync(['--help'])).out).toMatch(
      /demo[\s\S]*sync[\s\S]*status[\s\S]*rejects[\s\S]*explain[\s\S]*report[\s\S]*client[\s\S]*mapping[\s\S]*history/,
    );
  });

  it('names the nearest subcommand, and needs one', async () => {
    expect((await siesaSync(['client', 'aply'])).err).toContain('Did you mean apply?');
    expect((await siesaSync(['client'])).code).toBe(2);
  });
});
