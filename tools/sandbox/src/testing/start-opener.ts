import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TinyService } from './write-tiny-service.ts';

/** A process that has opened a folder, or was refused. */
export interface Opener {
  /** The code of the error that refused it. */
  readonly refused?: string;
  /** Lets it close; resolves with its exit code. */
  readonly close: () => Promise<number | null>;
  /** `kill -9`. */
  readonly kill: () => Promise<void>;
}

/** Starts one, and waits until it has opened the folder or cannot. */
export const startOpener = async ({ folder, template }: TinyService, input?: unknown): Promise<Opener> => {
  const script = join(import.meta.dirname, 'open-in-process.ts');
  const args = [
    '--conditions=@siesa-integration/source',
    script,
    folder,
    template,
    ...(input === undefined ? [] : [JSON.stringify(input)]),
  ];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const { refused } = JSON.parse(String((await once(createInterface(child.stdout), 'line')) as readonly unknown[])) as {
    readonly refused?: string;
  };
  return {
    ...(refused !== undefined && { refused }),
    close: async () => {
      child.stdin.end();
      const [code] = await exited;
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};
