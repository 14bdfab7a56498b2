import { createColors } from 'picocolors';

/** Where a command writes. Results go to `out`; progress, warnings and errors to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The stream on which progress is redrawn; absent when it is not a terminal. */
  readonly live?: NodeJS.WriteStream;
  /** Whether `out` may carry colours. */
  readonly colours: boolean;
  /** Whether questions can be asked. */
  readonly interactive: boolean;
}

/** The terminal of this process. Colours and progress only when its streams are terminals. */
export const processTerminal = (): Terminal => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  ...(process.stderr.isTTY ? { live: process.stderr } : {}),
  colours: process.stdout.isTTY && !('NO_COLOR' in process.env),
  interactive: process.stdin.isTTY && process.stderr.isTTY,
});

/** Colours for this terminal; each function returns its text unchanged when the terminal has none. */
export const paintFor = ({ colours }: Pick<Terminal, 'colours'>): ReturnType<typeof createColors> =>
  createColors(colours);

/** Prints one JSON document on standard output. */
export const printJson = ({ out }: Pick<Terminal, 'out'>, document: unknown): void => {
  out(`${JSON.stringify(document, undefined, 2)}\n`);
};
