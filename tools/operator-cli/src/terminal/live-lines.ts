import { createLogUpdate } from 'log-update';
import type { Terminal } from './terminal.ts';

/** Lines that are redrawn in place, where someone looks; nothing elsewhere. */
export interface LiveLines {
  /** Puts one subject's line in its place. */
  readonly show: (subject: string, line: string) => void;
  /** Leaves a line above the others for good. */
  readonly keep: (line: string) => void;
  /** Takes the lines away. */
  readonly end: () => void;
}

/** Live lines on the terminal's error stream. */
export const liveLines = ({ live }: Pick<Terminal, 'live'>): LiveLines => {
  if (!live) return { show: () => undefined, keep: () => undefined, end: () => undefined };
  const draw = createLogUpdate(live);
  const lines = new Map<string, string>();
  return {
    show: (subject, line) => {
      lines.set(subject, line);
      draw([...lines.values()].join('\n'));
    },
    keep: (line) => {
      draw.persist(line);
      draw([...lines.values()].join('\n'));
    },
    end: () => {
      draw.clear();
      draw.done();
    },
  };
};
