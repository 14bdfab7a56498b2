import { readdir, utimes } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { createObjectFiles } from './object-files.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await aFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const day = 24 * 3_600_000;
const json = { contentType: 'application/json' };
const objects = () => createObjectFiles(folder.file('objects'), folder.file('unfinished'));
const put = (key: string) => objects().put(key, Uint8Array.of(1), json);
const age = async (file: string, days: number) => {
  const then = new Date(Date.now() - days * day);
  await utimes(folder.file(file), then, then);
};

describe('createObjectFiles', () => {
  it('lets an object expire after 30 days, and what a killed process left unfinished after a day', async () => {
    await put('runs/a/sync-1/old');
    await put('runs/a/sync-2/young');
    await folder.write('unfinished/old', 'half');
    await folder.write('unfinished/young', 'ha');
    await age('objects/runs/a/sync-1/old', 30.1);
    await age('objects/runs/a/sync-2/young', 29.9);
    await age('unfinished/old', 1.1);

    await objects().expire(Date.now());

    expect(await objects().list('')).toEqual(['runs/a/sync-2/young']);
    expect(await readdir(folder.file('objects/runs/a'))).toEqual(['sync-2']);
    expect(await readdir(folder.file('unfinished'))).toEqual(['young']);
  });

  it('removes every folder that has become empty, and can write again', async () => {
    await put('runs/a/sync-1/old');
    await age('objects/runs/a/sync-1/old', 31);

    await objects().expire(Date.now());
    expect(await readdir(folder.file('objects'))).toEqual([]);

    await put('runs/a/sync-1/new');
    expect(await objects().list('runs/')).toEqual(['runs/a/sync-1/new']);
  });

  it('expires nothing where nothing was written', async () => {
    await objects().expire(Date.now());

    expect(await objects().list('')).toEqual([]);
  });

  it.each(['../outside', 'a//b', 'a/./b', '/etc/x', '', 'a/', 'a\0b'])("refuses the key '%s'", async (key) => {
    await expect(put(key)).rejects.toMatchObject({ name: 'LocalHostError', code: 'OBJECT_KEY' });
    await expect(objects().get(key)).rejects.toMatchObject({ code: 'OBJECT_KEY' });
  });

  it('names the path when the disk refuses, and leaves nothing half-written', async () => {
    await folder.write('objects/runs', 'a file');

    await expect(put('runs/a/1')).rejects.toMatchObject({
      name: 'StateUnusable',
      code: 'STATE_UNUSABLE',
      message: expect.stringMatching(/^'\S*objects\/runs\S*' cannot be used \(E[A-Z]+: /) as string,
    });
    expect(await readdir(folder.file('unfinished'))).toEqual([]);
  });
});
