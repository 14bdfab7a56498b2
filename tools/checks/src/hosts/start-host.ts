import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repository } from '../documents/markdown.ts';

/** A program in another language that serves on loopback until its standard input ends. */
export interface ProgramHost {
  /** The JSON line that it printed when it was ready. */
  readonly ready: Readonly<Record<string, unknown>> & { readonly port: number };
  /** Writes a JSON line to it and waits for the line that answers. */
  readonly tell: (document: unknown) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a program and waits until it prints its first line.
 *
 * @param command - what runs the program, with options of its own
 * @param program - from the root of the repository
 * @throws with its last words, when it ends before
 */
export const startHost = async (
  [command, ...before]: readonly [string, ...string[]],
  program: string,
  ...options: readonly string[]
): Promise<ProgramHost> => {
  const child = spawn(command, [...before, join(repository, program), ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
  const errors: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    if (!line.includes('HTTP/1.1')) errors.push(line);
  });
  const lines = createInterface(child.stdout);
  const ended = once(child, 'exit').then(() => ['']);
  const nextLine = async (): Promise<string> => {
    const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
    if (line === '') throw new Error(`${program} ended: ${errors.slice(-5).join('\n')}`);
    return line;
  };
  return {
    ready: JSON.parse(await nextLine()) as ProgramHost['ready'],
    tell: async (document) => {
      const answer = nextLine();
      child.stdin.write(`${JSON.stringify(document)}\n`);
      await answer;
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
};
