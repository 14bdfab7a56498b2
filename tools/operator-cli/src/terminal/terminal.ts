import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { printable } from '@siesa-integration/outgoing-http';
import { createColors } from 'picocolors';

/** Where a command writes. Results go to `out`; progress, warnings and errors to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The stream on which progress is redrawn; absent when it is not a terminal. */
  readonly live?: NodeJS.WriteStream;
  /** Characters in a line of `out`; absent when it is not a terminal. */
  readonly width?: number;
  /** Whether `out` may carry colours. */
  readonly colours: boolean;
  /** All of standard input. */
  readonly input: () => Promise<string>;
  /** Whether questions can be asked. */
  readonly interactive: boolean;
}

/** The terminal of this process. Colours and progress only when its streams are terminals. */
export const processTerminal = (): Terminal => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  return {
    out: (line) => void process.stdout.write(line),
    err: (line) => void process.stderr.write(line),
    ...(process.stderr.isTTY ? { live: process.stderr } : {}),
    ...(process.stdout.isTTY ? { width: process.stdout.columns } : {}),
    colours: process.stdout.isTTY && !('NO_COLOR' in process.env),
    input: () => text(process.stdin),
    interactive: process.stdin.isTTY && process.stderr.isTTY,
  };
};

/** A reader that has enough, such as `head -1`, closes the pipe. The command goes on without it, so that a sync ends as it would and with its own code. */
const ignoreClosedPipe = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
};

/** What the colours of this process begin with. Data cannot contain it, so only `paintFor` colours. */
const mark = `\u001b${randomUUID()}`;

/**
 * The terminal, with escapes in place of the controls, marks of direction and characters without width that come with names and answers. In a JSON
 * document these escapes stand for the same characters.
 */
export const printableTerminal = <T extends Terminal>(terminal: T): T => ({
  ...terminal,
  out: (text) => {
    terminal.out(printableText(text));
  },
  err: (text) => {
    terminal.err(printableText(text));
  },
});

/** A text in which only the colours of `paintFor` are obeyed. */
export const printableText = (text: string): string =>
  text
    .split(mark)
    .map((part) => printable(part, { lines: true }))
    .join('\u001b');

/** Colours for a printable terminal; each function returns its text unchanged when the terminal has none. */
export const paintFor = ({
  colours,
}: Pick<Terminal, 'colours'>): Record<'green' | 'red' | 'yellow', (text: string) => string> => {
  const { green, red, yellow } = createColors(colours);
  const marked = (paint: (text: string) => string) => (text: string) => paint(text).replaceAll('\u001b', mark);
  return { green: marked(green), red: marked(red), yellow: marked(yellow) };
};

/** Prints one JSON document on standard output. */
export const printJson = ({ out }: Pick<Terminal, 'out'>, document: unknown): void => {
  out(`${JSON.stringify(document, undefined, 2)}\n`);
};
