import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from './instant.ts';

export interface DieOptions {
  readonly folder: string;
  readonly template: string;
  readonly input: unknown;
  readonly instant: Instant;
}

/** Runs an execution in a process of its own, which is killed at that instant. Resolves with the signal that ended it: `null` when none did. */
export const dieAt = async ({ folder, template, input, instant }: DieOptions): Promise<NodeJS.Signals | null> => {
  const script = join(import.meta.dirname, 'die-in-process.ts');
  const args = [
    '--conditions=@siesa-integration/source',
    script,
    folder,
    template,
    JSON.stringify(input),
    JSON.stringify(instant),
  ];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') }; // many such processes are started, one after another
  const [, signal] = (await once(
    spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env }),
    'exit',
  )) as [number | null, NodeJS.Signals | null];
  return signal;
};
