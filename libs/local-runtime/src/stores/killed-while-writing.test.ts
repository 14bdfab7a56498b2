import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { type LocalStores, openLocalStores } from './open-local-stores.ts';

/** 200 every night: `npx nx run local-runtime:kills`. */
const kills = Number(process.env['KILLS'] ?? 4);

type Kind = 'ledger' | 'state' | 'object' | 'history';
/** The last round of each kind that was answered. */
type Answered = Readonly<Record<Kind, number>>;

const script = join(import.meta.dirname, '../testing/write-in-process.ts');

/** Writes from a round on until it is killed, which is `afterMs` after the first answer of a kind. */
const writeUntilKilled = async (folder: Folder, round: number, kind: Kind, afterMs: number): Promise<string> => {
  const args = ['--conditions=@siesa-integration/source', script, folder.path, round.toString()];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  const printed = text(child.stdout);
  for (let answers = ''; !answers.includes(kind); ) answers += String(await once(child.stdout, 'data'));
  await sleep(afterMs);
  child.kill('SIGKILL');
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  return printed;
};

const answeredIn = (printed: string, before: Answered): Answered => {
  const answered: Record<Kind, number> = { ...before };
  for (const [, kind, round] of printed.matchAll(/^(\w+) (\d+)$/gm)) answered[kind as Kind] = Number(round);
  return answered;
};

/** The last round of each kind that is stored. Throws when one is stored in part. */
const storedIn = async ({ ports, history }: LocalStores): Promise<Answered> => {
  const entries = await Array.fromAsync(ports.ledger.entries('cliente-a'));
  expect(new Set(entries.map(({ last_seen_sync: syncId }) => syncId)).size).toBe(1); // one transaction
  const [last] = (await ports.objects.list('runs/cliente-a/')).slice(-1);
  if (last !== undefined) expect(await ports.objects.get(last)).toEqual(Buffer.alloc(100_000, roundOf(last) % 256));
  const [line] = await history.latest('cliente-a', 1);
  return {
    ledger: roundOf(entries[0]?.last_seen_sync),
    state: (await ports.state.read('cliente-a'))?.state.epoch ?? 0,
    object: roundOf(last),
    history: roundOf(line?.syncId),
  };
};

const roundOf = (name = ''): number => Number(name.split('-').at(-1));

it(`has all that was answered after ${kills.toString()} kills at random moments, and nothing in part`, {
  timeout: 20_000 + kills * 10_000,
}, async () => {
  await using folder = await aFolder('cliente-a');
  let answered: Answered = { ledger: 0, state: 0, object: 0, history: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const next = Math.max(...Object.values(answered)) + 1;
    const first = kill === 0 ? 'history' : 'ledger'; // so that one round is whole, however slow the machine is
    answered = answeredIn(await writeUntilKilled(folder, next, first, Math.random() * 150), answered);

    const stores = await openLocalStores(folder.path);
    const stored = await storedIn(stores).finally(stores.close);

    const begun = Math.max(next, answered.history + 1); // a write of this round may have been made without an answer
    for (const [kind, round] of Object.entries(answered)) {
      expect(stored[kind as Kind], kind).toBeGreaterThanOrEqual(round);
      expect(stored[kind as Kind], kind).toBeLessThanOrEqual(begun);
    }
    answered = stored;
  }
  expect(answered.history).toBeGreaterThan(0);
});
