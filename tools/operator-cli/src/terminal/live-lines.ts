import { printable } from '@siesa-integration/outgoing-http';
import { createLogUpdate } from 'log-update';
import type { Terminal } from './terminal.ts';

/** Lines that are redrawn in place on a terminal; without one, nothing is drawn. */
export interface LiveLines {
  /** Draws or replaces the line of one subject. */
  readonly show: (subject: string, line: string) => void;
  /** Prints a line above the others, which stays. */
  readonly keep: (line: string) => void;
  /** Removes the lines. */
  readonly end: () => void;
}

/** Live lines on the terminal's error stream. */
export const liveLines = ({ live }: Pick<Terminal, 'live'>): LiveLines => {
  if (!live) return { show: () => undefined, keep: () => undefined, end: () => undefined };
  const draw = createLogUpdate(live);
  const lines = new Map<string, string>();
  return {
    show: (subject, line) => {
      lines.set(subject, printable(line));
      draw([...lines.values()].join('\n'));
    },
    keep: (line) => {
      draw.persist(printable(line));
      draw([...lines.values()].join('\n'));
    },
    end: () => {
      draw.clear();
      draw.done();
    },
  };
};
