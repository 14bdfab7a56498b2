import { describe, expect, it } from 'vitest';
import type { Command } from 'commander';
import { verbs } from './verbs.ts';
import { siesaSync } from './testing/command-line.ts';
import { wholeProgram } from './testing/whole-program.ts';

const program = await wholeProgram();

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

  it('lists commands that are not loaded as it lists loaded ones', async () => {
    expect((await wholeProgram('en', [])).helpInformation()).toBe(program.helpInformation());
    expect((await wholeProgram('es', [])).helpInformation()).toBe((await wholeProgram('es')).helpInformation());
  });

  it('loads the commands that are named, and no other', async () => {
    const loaded = (await wholeProgram('en', ['help', 'status'])).commands.filter(
      (command) => command.description() !== '' && command.name() !== 'completion',
    );

    expect(loaded.map((command) => command.name())).toEqual(['status']);
    expect(verbs.map(({ name }) => name)).toContain('status');
  });

  it('names the nearest subcommand, and needs one', async () => {
    expect((await siesaSync(['client', 'aply'])).err).toContain('Did you mean apply?');
    expect((await siesaSync(['client'])).code).toBe(2);
  });
});
