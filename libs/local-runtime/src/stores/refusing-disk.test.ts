import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalStores, openLocalStores } from './open-local-stores.ts';

const folder = mkdtempSync(join(tmpdir(), 'refusing-disk-'));
const disk = join(folder, '.siesa-sync');
mkdirSync(join(folder, 'clients'));
mkdirSync(disk);

/** Whether this user may mount; only then a disk can be full, or read-only, here. */
const mounted = ((): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
})();
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk]);
  rmSync(folder, { recursive: true, force: true });
});

const filler = join(disk, 'filler');
/** Writes until nothing more has room. */
const fill = (): void => {
  for (let size = 4 * 1024 * 1024; size >= 512; size /= 2) {
    try {
      writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // half of it may have room
    }
  }
};
const remount = (how: 'ro' | 'rw'): void => void execFileSync('mount', ['-o', `remount,${how}`, disk]);

const entries = (count: number, sync: string) =>
  Array.from({ length: count }, (_, at) => ({ product_id: `P${at.toString()}`, last_seen_sync: sync }));
const refused = (place: string) => ({
  name: 'StateUnusable',
  code: 'STATE_UNUSABLE',
  message: expect.stringMatching(
    new RegExp(
      `^'\\S*\\.siesa-sync/${place}\\S*' cannot be used \\(.+\\)\\. Move away .* or the space of its disk, and start again\\.$`,
    ),
  ) as string,
});

describe.skipIf(!mounted)('a disk that refuses (skipped where this user may not mount one)', () => {
  let stores: LocalStores;
  beforeEach(async () => {
    stores = await openLocalStores(folder);
  });
  afterEach(async () => {
    remount('rw');
    stores.close();
    for (const name of await readdir(disk)) await rm(join(disk, name), { recursive: true });
  });

  it('that is full: names the file, keeps what was answered and nothing of the rest, and goes on when there is room', async () => {
    const { ledger, state, objects } = stores.ports;
    await ledger.writeMany('cliente-a', entries(100, 'before'));
    await state.replace('cliente-a', { epoch: 1 }, 0);
    fill();

    await expect(ledger.writeMany('cliente-a', entries(5_000, 'after'))).rejects.toMatchObject(refused('state.sqlite'));
    await expect(objects.put('runs/a', new Uint8Array(100_000), { contentType: 'x' })).rejects.toMatchObject(
      refused(''),
    );
    expect(await Array.fromAsync(ledger.entries('cliente-a'))).toHaveLength(100);
    expect((await ledger.readMany('cliente-a', ['P0'])).get('P0')?.last_seen_sync).toBe('before');
    expect(await state.read('cliente-a')).toEqual({ state: { epoch: 1 }, version: 1 });
    expect(await objects.list('')).toEqual([]);

    await rm(filler);
    await ledger.writeMany('cliente-a', entries(200, 'later'));
    expect(await Array.fromAsync(ledger.entries('cliente-a'))).toHaveLength(200);
  });

  it('that is full before there is a database: leaves no half of one', async () => {
    stores.close();
    for (const name of await readdir(disk)) await rm(join(disk, name), { recursive: true });
    fill();

    await expect(openLocalStores(folder)).rejects.toMatchObject(refused('state.sqlite'));
    expect(await readdir(disk)).toEqual(['filler']);
  });

  it('that is read-only: names the file', async () => {
    await stores.ports.state.replace('cliente-a', { epoch: 1 }, 0);
    stores.close();
    remount('ro');

    await expect(openLocalStores(folder)).rejects.toMatchObject(refused('state.sqlite'));
  });
});
