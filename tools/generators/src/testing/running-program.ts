import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { cleanEnvironment } from './scratch-copy.ts';

/** A program that prints one line when it is ready, and another when its standard input ends. */
export interface RunningProgram {
  readonly firstLine: string;
  /** Ends its input. @returns its last line */
  readonly end: () => Promise<string>;
  readonly kill: () => void;
}

/** Runs a module's text as a Node program in a folder, with workspace packages from their sources. */
export const startProgram = async (cwd: string, text: string): Promise<RunningProgram> => {
  const child = spawn(
    'node',
    ['--conditions=@siesa-integration/source', '--input-type=module-typescript', '--eval', text],
    {
      cwd,
      env: cleanEnvironment,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface(child.stdout);
  const nextLine = async (): Promise<string> => String(((await once(lines, 'line')) as readonly unknown[])[0]);
  return {
    firstLine: await nextLine(),
    end: () => {
      child.stdin.end();
      return nextLine();
    },
    kill: () => void child.kill(),
  };
};
