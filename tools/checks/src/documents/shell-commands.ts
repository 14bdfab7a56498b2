import { codeBlocks, type MarkdownFile } from './markdown.ts';

/** One command of a document's `sh` blocks. */
export interface ShellCommand {
  readonly file: string;
  readonly heading: string;
  readonly command: string;
}

/** The commands of a document in the order in which a reader would type them, without comments and prompts. */
export const shellCommands = (file: MarkdownFile): readonly ShellCommand[] =>
  codeBlocks(file)
    .filter(({ language }) => ['sh', 'bash', 'shell'].includes(language))
    .flatMap(({ code, heading }) => commandsIn(code).map((command) => ({ file: file.path, heading, command })));

/** @param code - lines of a shell; a line that ends in `\` goes on */
export const commandsIn = (code: string): readonly string[] =>
  code
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) =>
      line
        .replace(/(^|\s)#.*$/, '')
        .replace(/^\s*\$ /, '')
        .split(' && '),
    )
    .map((command) => command.trim())
    .filter((command) => command !== '');

/** The words after `siesa-sync`, or nothing where the command is another. Quotes hold a word together. */
export const siesaSyncArguments = (command: string): readonly string[] | undefined => {
  const [, tail] = /^(?:npx (?:--no-install )?)?siesa-sync\b(.*)$/.exec(command) ?? [];
  return tail === undefined
    ? undefined
    : [...tail.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
        ([, double, single, bare]) => double ?? single ?? bare ?? '',
      );
};
