import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TinyService } from './write-tiny-service.ts';

/** A process that has opened a folder, or was refused. */
export interface Opener {
  readonly pid: number;
  readonly role: string;
  /** The code of the error that refused it. */
  readonly refused?: string;
  /** Its next line. */
  readonly next: () => Promise<Readonly<Record<string, string>>>;
  /** Lets it close; resolves with its exit code. */
  readonly close: () => Promise<number | null>;
  /** `kill -9`. */
  readonly kill: () => Promise<void>;
  readonly ended: () => boolean;
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
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<Readonly<Record<string, string>>> => {
    const { value } = (await lines.next()) as { value?: string };
    return JSON.parse(value ?? '{}') as Readonly<Record<string, string>>;
  };

  const { role = 'none', refused } = await next();
  return {
    pid: child.pid ?? 0,
    role,
    ...(refused !== undefined && { refused }),
    next,
    close: async () => {
      child.stdin.end();
      const [code] = await exited;
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    ended: () => child.exitCode !== null || child.signalCode !== null,
  };
};
