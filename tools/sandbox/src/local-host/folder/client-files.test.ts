import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readClientFiles } from './client-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-files-'));
  await mkdir(join(folder, 'clients'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, content: unknown) => writeFile(join(folder, 'clients', name), typeof content === 'string' ? content : JSON.stringify(content));
const file = (name: string) => join(folder, 'clients', name);

const plain = { client_id: 'cliente-c', enabled: true, batch_size: 50 };
const dynamodb = { client_id: { S: 'cliente-c' }, enabled: { BOOL: true }, batch_size: { N: '50' } };

describe('readClientFiles', () => {
  it('reads one client in both forms, when they say the same', async () => {
    await write('cliente-c.json', plain);
    await write('cliente-c.dynamodb.json', dynamodb);
    await write('README.md', 'not a client');

    expect(await readClientFiles(folder)).toEqual([plain]);
  });

  it('tells the form by the content, whatever the name, and passes over a byte order mark', async () => {
    await write('c.json', `\uFEFF${JSON.stringify(dynamodb)}`);

    expect(await readClientFiles(folder)).toEqual([plain]);
  });

  it('names both files when they differ', async () => {
    await write('cliente-c.json', plain);
    await write('cliente-c.dynamodb.json', { ...dynamodb, enabled: { BOOL: false } });

    await expect(readClientFiles(folder)).rejects.toMatchObject({
      code: 'CLIENT_TWICE',
      message: `'${file('cliente-c.dynamodb.json')}' and '${file('cliente-c.json')}' both hold 'cliente-c' and differ. Make them equal, or delete one.`,
    });
  });

  it.each([
    ['is empty', '', 'NOT_JSON', ' (it is empty)'],
    ['is not JSON', '{"client_id": "a",\n "enabled" true}', 'NOT_JSON', ' (line 2, column 12)'],
    ['is a list', '[]', 'NOT_A_CLIENT', "holds no 'client_id'"],
    ['names no client', '{}', 'NOT_A_CLIENT', "holds no 'client_id'"],
  ])('names a file that %s', async (_how, content, code, words) => {
    await write('x.json', content);

    await expect(readClientFiles(folder)).rejects.toMatchObject({ code, message: expect.stringContaining(`The file '${file('x.json')}'`) as string });
    await expect(readClientFiles(folder)).rejects.toThrow(words);
  });

  it('never quotes a file: it may be a secret', async () => {
    await write('x.json', '{"api_key": my-secret-key}');

    const failure: unknown = await readClientFiles(folder).catch((error: unknown) => error);

    expect(`${String((failure as Error).stack)}${String((failure as Error).cause)}`).not.toContain('my-secret');
  });

  it('names a file that cannot be read', async () => {
    await mkdir(file('folder.json'));

    await expect(readClientFiles(folder)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('says what a folder without clients lacks', async () => {
    await rm(join(folder, 'clients'), { recursive: true });

    await expect(readClientFiles(folder)).rejects.toMatchObject({ code: 'FOLDER_INCOMPLETE' });
  });
});
