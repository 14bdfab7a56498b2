import { printable } from '@siesa-integration/outgoing-http';
import { createLogUpdate } from 'log-update';
import type { Terminal } from './terminal.ts';

/** Lines that are redrawn in place on a terminal; elsewhere, such as in a log, one of each subject now and then. */
export interface LiveLines {
  /** Draws or replaces the line of one subject. */
  readonly show: (subject: string, line: string) => void;
  /** On a terminal: prints a line above the others, which stays. */
  readonly keep: (line: string) => void;
  /** Prints what must be read now: above the lines, or where they cannot be redrawn. */
  readonly say: (line: string) => void;
  /** Removes the lines. */
  readonly end: () => void;
}

/** How often a line is printed where it cannot be redrawn. */
const printedEveryMs = 15_000;

/**
 * Live lines on the terminal's error stream.
 *
 * @param now - milliseconds since 1970
 */
export const liveLines = ({ live, err }: Pick<Terminal, 'live' | 'err'>, now: () => number): LiveLines => {
  if (!live) return printedLines(err, now);
  const draw = createLogUpdate(live);
  const lines = new Map<string, string>();
  const redraw = (): void => {
    draw([...lines.values()].join('\n'));
  };
  return {
    show: (subject, line) => {
      lines.set(subject, printable(line));
      redraw();
    },
    keep: (line) => {
      draw.persist(printable(line));
      redraw();
    },
    say: (line) => {
      draw.clear();
      err(`${printable(line)}\n`);
      redraw();
    },
    end: () => {
      draw.clear();
      draw.done();
    },
  };
};

const printedLines = (err: Terminal['err'], now: () => number): LiveLines => {
  const printed = new Map<string, number>();
  return {
    show: (subject, line) => {
      const last = printed.get(subject);
      if (last !== undefined && now() - last < printedEveryMs) return;
      printed.set(subject, now());
      if (last !== undefined) err(`${printable(line)}\n`); // a sync of some seconds prints none
    },
    keep: () => undefined,
    say: (line) => {
      err(`${printable(line)}\n`);
    },
    end: () => undefined,
  };
};
