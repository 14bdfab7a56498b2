import type { Terminal } from '../terminal/terminal.ts';

/** A terminal that keeps what is written, for tests. */
export interface MemoryTerminal extends Terminal {
  readonly written: { out: string; err: string };
}

export const memoryTerminal = (input = ''): MemoryTerminal => {
  const written = { out: '', err: '' };
  return {
    written,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    colours: false,
    input: () => Promise.resolve(input),
    interactive: false,
  };
};
