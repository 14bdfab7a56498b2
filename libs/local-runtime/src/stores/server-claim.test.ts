import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf } from '../host/process/process-identity.ts';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { type LocalStores, openLocalStores } from './open-local-stores.ts';

let folder: Folder;
let stores: LocalStores;
beforeEach(async () => {
  folder = await aFolder();
  stores = await openLocalStores(folder.path);
});
afterEach(async () => {
  stores.close();
  await folder[Symbol.asyncDispose]();
});

describe('the claim to serve a folder', () => {
  it('is had by one, with its address, until it is given back', async () => {
    const { server } = stores;
    expect(await server.address()).toBeUndefined();
    expect(await server.take('http://127.0.0.1:7420')).toBeUndefined();
    await server.announce('http://127.0.0.1:7421');

    expect(await server.take('http://127.0.0.1:7422')).toBe('http://127.0.0.1:7421');
    expect(await server.address()).toBe('http://127.0.0.1:7421');
    await server.release();
    expect(await server.address()).toBeUndefined();
    expect(await server.take('http://127.0.0.1:7422')).toBeUndefined();
  });

  it('of another process counts while that process runs, and cannot be given back here', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const { pid = 0 } = child;
    const { started = null } = identityOf(pid);
    const database = new DatabaseSync(folder.file('.siesa-sync/state.sqlite'));
    database.prepare('INSERT INTO server VALUES (1, ?, ?, ?)').run(pid, started, 'http://127.0.0.1:1');
    database.close();

    await stores.server.release();
    expect(await stores.server.take('http://127.0.0.1:2')).toBe('http://127.0.0.1:1');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await stores.server.address()).toBeUndefined();
    expect(await stores.server.take('http://127.0.0.1:2')).toBeUndefined();
  });
});

describe('the followed schedules of a folder', () => {
  it('are there when it is opened again, each under its client', async () => {
    const state = {
      schedule: 'rate(1 hour)',
      timezone: 'UTC',
      since: '2026-03-02T06:00:00.000Z',
      decided_until: '2026-03-02T07:00:00.000Z',
      ticks: [{ at: '2026-03-02T07:00:00.000Z', outcome: 'started', starts: 1 }],
    } as const;
    await stores.schedules.put('cliente-a', { ...state, ticks: [] });
    await stores.schedules.put('cliente-a', state);
    await stores.schedules.put('cliente-b', { ...state, paused: true });
    stores.close();
    stores = await openLocalStores(folder.path);

    expect(await stores.schedules.read('cliente-a')).toEqual(state);
    expect(await stores.schedules.read('cliente-c')).toBeUndefined();
    expect(Object.fromEntries(await stores.schedules.all())).toEqual({
      'cliente-a': state,
      'cliente-b': { ...state, paused: true },
    });
  });
});
