import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedHost } from '../emulated-host/emulated-host.ts';
import { openEmulatedFolder } from '../emulated-host/open-emulated-folder.ts';
import { writeTinyService, type TinyService } from '../testing/write-tiny-service.ts';
import { loadClients } from './load-clients.ts';

let service: TinyService;
let host: EmulatedHost | undefined;
beforeEach(async () => {
  service = await writeTinyService({ bundle: '', states: { A: { Type: 'Succeed' } } });
  await write('clients/cliente-b.json', '{"client_id": "cliente-b", "enabled": true, "size": 1}');
  await reopen();
});
afterEach(async () => {
  await host?.close();
  await service.remove();
});

const path = (file: string) => join(service.folder, file);
const write = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(path(file)), { recursive: true });
  await writeFile(path(file), text);
};

/** Another process, later: what the first one stored is still there. */
const reopen = async (): Promise<EmulatedHost> => {
  await host?.close();
  host = await openEmulatedFolder(service.folder, { template: service.template });
  return host;
};
const stored = async ({ clients, resources }: EmulatedHost) => {
  const { Items = [] } = await clients.documents.send(new ScanCommand({ TableName: resources.clientsTable }));
  return Object.fromEntries(Items.map(({ client_id: id, ...settings }) => [String(id), settings]));
};
const problemsOf = ({ fileProblems }: EmulatedHost) =>
  fileProblems.map(({ of, name, error }) => ({ of, name, code: error.code }));

describe('a folder with broken files', () => {
  it("opens with what is whole, and leaves what is stored of the broken file's client as it was", async () => {
    await write('clients/cliente-b.json', '{"client_id": "cliente-b",');
    await write('clients/cliente-a.json', '{"client_id": "cliente-a", "enabled": false}');

    const opened = await reopen();

    expect(problemsOf(opened)).toEqual([{ of: 'client', name: 'cliente-b', code: 'NOT_JSON' }]);
    expect(await stored(opened)).toEqual({
      'cliente-a': { enabled: false },
      'cliente-b': { enabled: true, enabled_key: 'enabled', size: 1 },
    });
  });

  it('counts a client without a file as broken while another file names no client', async () => {
    await rm(path('clients/cliente-b.json'));
    await write('clients/empresa-b.json', '{"client_id": "cliente-b",');

    const opened = await reopen();

    expect(problemsOf(opened)).toEqual([
      { of: 'client', name: 'empresa-b', code: 'NOT_JSON' },
      { of: 'client', name: 'cliente-b', code: 'NOT_JSON' },
    ]);
    expect(Object.keys(await stored(opened))).toContain('cliente-b');
  });

  it('deletes a client without a file when every other file names its client', async () => {
    await rm(path('clients/cliente-b.json'));
    await write('clients/copy.json', '{"client_id": "cliente-a", "enabled": false}');

    const opened = await reopen();

    expect(problemsOf(opened)).toEqual([{ of: 'client', name: 'cliente-a', code: 'CLIENT_TWICE' }]);
    expect(await stored(opened)).toEqual({ 'cliente-a': { enabled: true, enabled_key: 'enabled' } });
  });

  it.each([
    ['a number that no table takes', '{"client_id": "cliente-b", "size": 1e400}'],
    ['a member without a name', '{"client_id": "cliente-b", "": 1}'],
  ])('keeps %s to the client that has it', async (_what, text) => {
    await write('clients/cliente-b.json', text);

    const opened = await reopen();

    expect(problemsOf(opened)).toEqual([{ of: 'client', name: 'cliente-b', code: 'NOT_A_CLIENT' }]);
    expect(await stored(opened)).toMatchObject({ 'cliente-a': { enabled: true }, 'cliente-b': { size: 1 } });
  });

  it('names mapping documents and secrets that are broken, and puts the whole ones where functions look for them', async () => {
    await write('field-mappings/mapping.json', '{"version":"1.1"}');
    await write('field-mappings/other.json', '{"version":');
    await write('secrets/siesa-integration/cliente-b/kong.json', '{"api_key": my-key}');

    const opened = await reopen();

    expect(problemsOf(opened)).toEqual([
      { of: 'mapping', name: 'other.json', code: 'NOT_JSON' },
      { of: 'secret', name: 'siesa-integration/cliente-b/kong', code: 'NOT_JSON' },
    ]);
    const { Body } = await opened.clients.s3.send(
      new GetObjectCommand({ Bucket: opened.resources.configBucket, Key: 'mapping.json' }),
    );
    expect(await Body?.transformToString()).toBe('{"version":"1.1"}');
  });

  it('takes a mapping document away whose file is gone, and keeps what is stored of a broken one', async () => {
    await write('field-mappings/other.json', '{"version":"1.0"}');
    await reopen();
    await write('field-mappings/other.json', '{"version":');
    await rm(path('field-mappings/mapping.json'));

    const { clients, resources } = await reopen();

    const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command({ Bucket: resources.configBucket }));
    expect(Contents.map(({ Key }) => Key)).toEqual(['other.json']);
  });

  it('does not take a table that cannot be reached for a fault of the clients', async () => {
    const { clients, resources } = await reopen();
    clients.documents.middlewareStack.add((next, { commandName }) => (args) => {
      if (commandName !== 'UpdateItemCommand') return next(args);
      throw Object.assign(new Error('no answer'), { name: 'TimeoutError', $metadata: {} });
    });

    await expect(
      loadClients(clients.documents, resources.clientsTable, {
        clients: [{ client_id: 'cliente-a' }],
        problems: [],
        files: new Map(),
      }),
    ).rejects.toThrow('no answer');
  });
});
