import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExampleFolder } from '../src/write-example-folder.ts';
import type { EmbeddedOptions } from './embedded-sync.ts';
import type { OptimalOptions } from './optimal-sync.ts';
import type { Seen, StandInAddresses, StandInOptions } from './stand-ins.ts';
import type { Use } from './use.ts';

/** What one loader took: by the clock of the stand-ins, and of its own process. */
export interface Measured extends Use, Seen {
  /** From the start of the process to its end. */
  readonly wholeMs: number;
}

/** Stand-ins that run, and what loads against them. */
export interface Setup {
  readonly optimally: (options: Pick<OptimalOptions, 'readers' | 'writers'>) => Promise<Measured>;
  /** A folder of so many clients, all with this Siesa and this Kong. */
  readonly folder: (clients: number, settings?: Readonly<Record<string, unknown>>) => Promise<Folder>;
}

export interface Folder {
  readonly sync: (options: Pick<EmbeddedOptions, 'type' | 'unpaced'>) => Promise<Measured>;
  readonly remove: () => Promise<void>;
}

/** With what Node.js has compiled before, as `siesa-sync` keeps it. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };
const execArgv = ['--conditions=@siesa-integration/source', '--disable-warning=ExperimentalWarning'];
const start = (file: string, options: unknown): ChildProcess =>
  fork(new URL(file, import.meta.url), [JSON.stringify(options)], { execArgv, env });

/** The next message of a process; rejects when it ends without one. */
const messageOf = async <Message>(child: ChildProcess): Promise<Message> => {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`A process of the bench ended with ${String(code)}.`);
  });
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Message];
    return message;
  } finally {
    ended.catch(() => undefined);
    settled.abort(); // removes both listeners: the stand-ins answer many times
  }
};

/** Starts the stand-ins, measures, and ends them. */
export const withStandIns = async <T>(options: StandInOptions, measure: (setup: Setup) => Promise<T>): Promise<T> => {
  const standIns = start('stand-ins.ts', options);
  const addresses = await messageOf<StandInAddresses>(standIns);
  const measured = async (file: string, task: unknown): Promise<Measured> => {
    const began = performance.now();
    const use = await messageOf<Use>(start(file, task));
    const wholeMs = performance.now() - began;
    standIns.send('what did you see?');
    return { ...use, wholeMs, ...(await messageOf<Seen>(standIns)) };
  };
  try {
    return await measure({
      optimally: async (atOnce) => {
        const figures = await measured('optimal-sync.ts', { ...addresses, ...atOnce } satisfies OptimalOptions);
        assert.equal(figures.products, options.products);
        return figures;
      },
      folder: async (clients, settings = {}) => {
        const { dir, ids } = await writeFolder(addresses, clients, settings);
        return {
          sync: (sync) => measured('embedded-sync.ts', { dir, clients: ids, ...sync } satisfies EmbeddedOptions),
          remove: () => rm(dir, { recursive: true }),
        };
      },
    });
  } finally {
    standIns.disconnect();
  }
};

const writeFolder = async (
  addresses: StandInAddresses,
  count: number,
  settings: Readonly<Record<string, unknown>>,
): Promise<{ readonly dir: string; readonly ids: readonly string[] }> => {
  const dir = await mkdtemp(join(tmpdir(), 'bench-sync-'));
  await writeExampleFolder({ dir, addresses: { ...addresses, wms: addresses.kong } });
  const file = (id: string): string => join(dir, 'clients', `${id}.json`);
  const secrets = (id: string): string => join(dir, 'secrets/siesa-integration', id);
  const document = { ...(JSON.parse(await readFile(file('cliente-a'), 'utf8')) as object), ...settings };
  const ids = ['cliente-a', ...Array.from({ length: count - 1 }, (_, at) => `cliente-x${String(at)}`)];
  for (const id of ids) {
    await writeFile(file(id), JSON.stringify(document).replaceAll('cliente-a', id));
    if (id !== 'cliente-a') await cp(secrets('cliente-a'), secrets(id), { recursive: true });
  }
  return { dir, ids };
};
