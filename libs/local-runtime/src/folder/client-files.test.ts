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

const write = (name: string, content: unknown) =>
  writeFile(join(folder, 'clients', name), typeof content === 'string' ? content : JSON.stringify(content));
const file = (name: string) => join(folder, 'clients', name);

const plain = { client_id: 'cliente-c', enabled: true, batch_size: 50 };
/** What is wrong with each file, by the client that it concerns. */
const problems = async () =>
  (await readClientFiles(folder)).problems.map(({ name, error: { code, message } }) => ({ name, code, message }));

const dynamodb = { client_id: { S: 'cliente-c' }, enabled: { BOOL: true }, batch_size: { N: '50' } };

describe('readClientFiles', () => {
  it('reads one client in both forms, when they are equal', async () => {
    await write('cliente-c.json', plain);
    await write('cliente-c.dynamodb.json', dynamodb);
    await write('README.md', 'not a client');

    expect(await readClientFiles(folder)).toEqual({
      clients: [plain],
      problems: [],
      files: new Map([['cliente-c', file('cliente-c.dynamodb.json')]]),
    });
  });

  it('recognises the form by the content, whatever the name, and ignores a byte order mark', async () => {
    await write('c.json', `\uFEFF${JSON.stringify(dynamodb)}`);

    expect((await readClientFiles(folder)).clients).toEqual([plain]);
  });

  it('serves a client from neither of two files that differ, and names both', async () => {
    await write('cliente-c.json', plain);
    await write('cliente-c.dynamodb.json', { ...dynamodb, enabled: { BOOL: false } });
    await write('cliente-d.json', { ...plain, client_id: 'cliente-d' });

    expect((await readClientFiles(folder)).clients).toEqual([{ ...plain, client_id: 'cliente-d' }]);
    expect(await problems()).toEqual([
      {
        name: 'cliente-c',
        code: 'CLIENT_TWICE',
        message: `'${file('cliente-c.dynamodb.json')}' and '${file('cliente-c.json')}' both hold 'cliente-c' and differ. Make them equal, or delete one.`,
      },
    ]);
  });

  it.each(['cliente-c.json', 'cliente-c.dynamodb.json'])(
    'serves a client from neither of two files when %s is not JSON',
    async (broken) => {
      await write('cliente-c.json', plain);
      await write('cliente-c.dynamodb.json', dynamodb);
      await write(broken, '{"client_id": ');

      expect((await readClientFiles(folder)).clients).toEqual([]);
      expect(await problems()).toMatchObject([{ name: 'cliente-c', code: 'NOT_JSON' }]);
    },
  );

  it.each([
    ['is empty', '', 'NOT_JSON', ' (it is empty)'],
    ['is not JSON', '{"client_id": "a",\n "enabled" true}', 'NOT_JSON', ' (line 2, column 12)'],
    ['is a list', '[]', 'NOT_A_CLIENT', "holds no 'client_id'"],
    ['names no client', '{}', 'NOT_A_CLIENT', "holds no 'client_id'"],
    ['names a client of no name', '{"client_id": ""}', 'NOT_A_CLIENT', "holds no 'client_id'"],
    [
      'has attributes that do not match their type',
      '{"client_id": {"S": "a"}, "x": {"L": 5}}',
      'NOT_A_CLIENT',
      "holds no 'client_id'",
    ],
  ])(
    'names a file that %s, as one of the client that it is called after, and reads the others',
    async (_how, content, code, words) => {
      await write('x.json', content);
      await write('cliente-c.json', plain);

      expect((await readClientFiles(folder)).clients).toEqual([plain]);
      const [problem, ...others] = await problems();
      expect(others).toEqual([]);
      expect(problem).toMatchObject({
        name: 'x',
        code,
        message: expect.stringContaining(`The file '${file('x.json')}'`) as string,
      });
      expect(problem?.message).toContain(words);
    },
  );

  it('never quotes a file: it may be a secret', async () => {
    await write('x.json', '{"api_key": my-secret-key}');

    const [problem] = (await readClientFiles(folder)).problems;

    expect(problem?.error.code).toBe('NOT_JSON');
    expect(`${String(problem?.error.stack)}${String(problem?.error.cause)}`).not.toContain('my-secret');
  });

  it('names a file that cannot be read', async () => {
    await mkdir(file('folder.json'));

    expect(await problems()).toMatchObject([{ name: 'folder', code: 'FILE_UNREADABLE' }]);
  });

  it('names what a folder without clients lacks', async () => {
    await rm(join(folder, 'clients'), { recursive: true });

    await expect(readClientFiles(folder)).rejects.toMatchObject({ code: 'FOLDER_INCOMPLETE' });
  });
});
