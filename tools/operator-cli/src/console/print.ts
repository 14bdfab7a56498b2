import type { Terminal } from './terminal.ts';

/** Prints one JSON document on standard output. */
export const printJson = ({ out }: Pick<Terminal, 'out'>, document: unknown): void => {
  out(`${JSON.stringify(document, undefined, 2)}\n`);
};
