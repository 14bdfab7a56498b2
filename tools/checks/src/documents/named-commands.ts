import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proseOf, repository, type MarkdownFile } from './markdown.ts';
import { siesaSyncArguments } from './shell-commands.ts';

/** A command in a sentence: in a document's prose, or in a message of the code. */
export interface NamedCommand {
  readonly file: string;
  readonly command: string;
}

/** The part of a commander command that this check reads. */
export interface DeclaredCommand {
  readonly name: () => string;
  readonly commands: readonly DeclaredCommand[];
  readonly registeredArguments: readonly unknown[];
  readonly options: readonly { readonly long?: string | undefined }[];
}

/** Commands in backticks in a document's prose. */
export const commandsNamedIn = (file: MarkdownFile): readonly NamedCommand[] =>
  [...proseOf(file).matchAll(/`((?:npx )?siesa-sync [^`]+)`/g)].map(([, command = '']) => ({
    file: file.path,
    command: command.replaceAll(/\s+/g, ' '),
  }));

/** Commands in quotes or backticks in messages of the libraries and tools. */
export const commandsNamedInMessages = (): readonly NamedCommand[] =>
  globSync('{libs,tools}/*/src/**/*.ts', { cwd: repository })
    .filter((path) => !/\.test\.ts$|^tools\/checks\//.test(path))
    .flatMap((path) =>
      [
        ...readFileSync(join(repository, path), 'utf8').matchAll(
          /['`]((?:npx )?siesa-sync (?!could not)[a-z][^'`\\\n]*)\\?['`]/g,
        ),
      ].map(([, command = '']) => ({ file: path, command })),
    );

/** The problem of a named command's words and options, if any; its arguments may be invented. */
export const usageProblem = (program: DeclaredCommand, command: string): string | undefined => {
  const words = siesaSyncArguments(command.replaceAll(/\$\{[^}]*\}/g, 'X').replaceAll('…', '')) ?? [];
  let found = program;
  for (const word of words) {
    if (word === 'X' || word.startsWith('--') || found.commands.length === 0) break; // a command with options may have subcommands, too
    const next = found.commands.find((each) => each.name() === word);
    if (next === undefined && found.registeredArguments.length > 0) break; // `sync` takes clients, and has a subcommand
    if (next === undefined) return `'${found.name()}' has no command '${word}'`;
    found = next;
  }
  const unknown = words.find(
    (word) => word.startsWith('--') && word !== '--help' && !found.options.some(({ long }) => long === word),
  );
  return unknown === undefined ? undefined : `'${found.name()}' has no option '${unknown}'`;
};
