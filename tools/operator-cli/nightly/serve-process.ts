import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openLocalStores } from '@siesa-integration/local-runtime';

const bin = join(import.meta.dirname, '../bin/siesa-sync.js');

/** `siesa-sync serve` in a process of its own. */
export interface ServeProcess {
  /** Resolves with the first line of the log that has this text; rejects when the process ends before. */
  readonly line: (text: string) => Promise<string>;
  /** How many lines had this text. */
  readonly count: (text: string) => number;
  readonly end: (signal: NodeJS.Signals) => Promise<unknown>;
}

export const startServe = (dir: string, ...args: readonly string[]): ServeProcess => {
  const child: ChildProcess = spawn(process.execPath, [bin, 'serve', '--local', dir, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let arrived = Promise.withResolvers<undefined>();
  const news = (): void => {
    arrived.resolve(undefined);
    arrived = Promise.withResolvers();
  };
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      news();
    });
  child.once('exit', news);
  return {
    line: async (text) => {
      for (;;) {
        const found = lines.find((line) => line.includes(text));
        if (found !== undefined) return found;
        if (child.exitCode !== null) throw new Error(`serve ended before '${text}':\n${lines.join('\n')}`);
        await arrived.promise;
      }
    },
    count: (text) => lines.filter((line) => line.includes(text)).length,
    end: async (signal) => {
      const ended = once(child, 'exit');
      child.kill(signal);
      return ended;
    },
  };
};

/** Lets each client have missed a start, so that `serve` begins with its sync. */
export const missAStart = async (dir: string, clientIds: readonly string[], schedule: string): Promise<void> => {
  const { schedules, close } = await openLocalStores(dir);
  const ago = new Date(Date.now() - 90_000_000).toISOString();
  for (const clientId of clientIds)
    await schedules.put(clientId, { schedule, timezone: 'America/Bogota', since: ago, decided_until: ago, ticks: [] });
  close();
};
