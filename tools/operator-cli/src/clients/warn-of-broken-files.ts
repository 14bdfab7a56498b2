import type { Terminal } from '../console/terminal.ts';
import type { Host } from '../hosts/host.ts';

/** A command over all clients goes on without those whose file is broken, and says so. */
export const warnOfBrokenFiles = ({ brokenFiles }: Pick<Host, 'brokenFiles'>, { err }: Pick<Terminal, 'err'>): void => {
  for (const problem of brokenFiles) err(`warning: ${problem}\n`);
};
