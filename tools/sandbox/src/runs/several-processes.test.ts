import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { createStateTable } from '@siesa-integration/aws-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { openEmulatedFolder } from '../emulated-host/open-emulated-folder.ts';
import { startOpener, type Opener } from '../testing/start-opener.ts';
import { writeTinyService, type TinyService } from '../testing/write-tiny-service.ts';

/** A function that takes the lease as a stage does, logs it, and never ends. */
const leaseholder = `
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async ({ owner }) => {
  await client.send(new PutItemCommand({ TableName: 'sync-state', Item: { tenantId: { S: 'cliente-a' }, syncId: { S: '#state' }, version: { N: '1' }, epoch: { N: '1' }, owner: { S: owner }, expires_at: { N: '9999999999' }, open: { S: 's1' } } }));
  return new Promise(() => {});
};`;

const withOwner = {
  Begin: { Type: 'Pass', Parameters: { 'owner.$': '$$.Execution.Id' }, Next: 'Stage' },
  Stage: { Type: 'Task', Resource: 'FUNCTION', End: true },
};

const openers: Opener[] = [];
let service: TinyService;

const anOpener = async (input?: unknown): Promise<Opener> => {
  const opener = await startOpener(service, input);
  openers.push(opener);
  return opener;
};

afterEach(async () => {
  await Promise.all(openers.splice(0).map((opener) => opener.kill()));
  await service.remove();
});

const hostFile = async () =>
  JSON.parse(await readFile(join(service.folder, '.siesa-sync', 'emulated', 'host.json'), 'utf8')) as {
    pid: number;
    endpoints?: Record<string, string>;
  };

const openHere = () => openEmulatedFolder(service.folder, { template: service.template });

/** Waits until a condition holds: other processes do their part. */
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('a folder that several processes open', () => {
  it('has one host, to which all others attach, whichever is first', async () => {
    service = await writeTinyService({
      bundle: 'export const handler = async () => ({});',
      states: { Stage: { Type: 'Pass', End: true } },
    });

    const roles = (await Promise.all(Array.from({ length: 4 }, () => anOpener()))).map(({ role }) => role);

    expect(roles.toSorted()).toEqual(['attached', 'attached', 'attached', 'host']);
    expect((await hostFile()).endpoints).toMatchObject({
      dynamodb: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    });
  });

  it('sees in each process what the other wrote', async () => {
    service = await writeTinyService({
      bundle: 'export const handler = async () => ({});',
      states: { Stage: { Type: 'Pass', End: true } },
    });
    await anOpener();

    const [one, other] = [await openHere(), await openHere()];
    await one.clients.documents.send(
      new PutCommand({ TableName: 'ledger', Item: { client_id: 'a', product_id: 'p' } }),
    );

    expect([one.role, other.role]).toEqual(['attached', 'attached']);
    const { dynamodb } = other.endpoints;
    expect(dynamodb).toBe(one.endpoints.dynamodb);
    await Promise.all([one.close(), other.close()]);
  });

  it('keeps its host until the last one has left', async () => {
    service = await writeTinyService({
      bundle: 'export const handler = async () => ({});',
      states: { Stage: { Type: 'Pass', End: true } },
    });
    const first = await anOpener();
    const attached = await openHere();

    const closing = first.close();
    const { status } = await attached.start({}).result;
    expect(first.ended()).toBe(false);
    await attached.close();

    expect(await closing).toBe(0);
    expect(status).toBe('SUCCEEDED');
  });

  it('is taken over at once from a host that was killed, with its lease', async () => {
    service = await writeTinyService({ bundle: leaseholder, states: withOwner, timeoutSeconds: 60, nodeModules: true });
    const killed = await anOpener({ client_id: 'cliente-a' });
    const watcher = await openHere();
    const states = createStateTable({ documents: watcher.clients.documents, tableName: 'sync-state' });
    await until(async () => (await states.read('cliente-a')) !== undefined);
    await watcher.close();

    await killed.kill();
    const heir = await openHere();

    expect(heir.role).toBe('host');
    const found = await createStateTable({ documents: heir.clients.documents, tableName: 'sync-state' }).read(
      'cliente-a',
    );
    expect(found).toMatchObject({ version: 2, state: { expires_at: 0, open: 's1' } });
    await heir.close();
  });

  it('leaves the lease of a running process', async () => {
    service = await writeTinyService({ bundle: leaseholder, states: withOwner, timeoutSeconds: 60, nodeModules: true });
    await anOpener({ client_id: 'cliente-a' });
    const watcher = await openHere();
    const states = createStateTable({ documents: watcher.clients.documents, tableName: 'sync-state' });
    await until(async () => (await states.read('cliente-a')) !== undefined);

    const later = await openHere();

    expect(await states.read('cliente-a')).toMatchObject({ version: 1, state: { expires_at: 9_999_999_999 } });
    await Promise.all([watcher.close(), later.close()]);
  });

  it('ends what an attached process runs, when its host is killed', async () => {
    service = await writeTinyService({
      bundle: 'export const handler = () => new Promise(() => {});',
      states: { Stage: { Type: 'Task', Resource: 'FUNCTION', End: true } },
      timeoutSeconds: 60,
    });
    const host = await anOpener();
    const attached = await openHere();
    const execution = attached.start({});

    await host.kill();

    expect(await execution.result).toMatchObject({
      status: 'ABORTED',
      cause: `Process ${String(host.pid)}, which held the folder's tables, has ended. Start again: the next process takes over.`,
    });
    await attached.close();
  });

  it('is taken over by a process that was still attaching when its host went', async () => {
    service = await writeTinyService({
      bundle: 'export const handler = async () => ({});',
      states: { Stage: { Type: 'Pass', End: true } },
    });
    const state = join(service.folder, '.siesa-sync', 'emulated');
    const leaving = createServer(
      (socket) => void rm(join(state, 'host.json')).then(() => socket.end('welcome\n')),
    ).listen(0, '127.0.0.1');
    await once(leaving, 'listening');
    const [nowhere, { port }] = ['http://127.0.0.1:1', leaving.address() as AddressInfo];
    const endpoints = {
      dynamodb: nowhere,
      s3: nowhere,
      sns: nowhere,
      sqs: nowhere,
      secretsManager: nowhere,
      token: 'leaving',
      attendance: `127.0.0.1:${String(port)}`,
    };
    await mkdir(state, { recursive: true });
    await writeFile(join(state, 'host.json'), JSON.stringify({ pid: process.pid, token: 'leaving', endpoints }));

    const heir = await openHere();

    expect(heir.role).toBe('host');
    await heir.close();
    leaving.close();
  });

  it('lets an attached process end by itself, although its task would be tried again, when its host is killed', async () => {
    const tried = {
      Type: 'Task',
      Resource: 'FUNCTION',
      Retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 3 }],
      End: true,
    };
    service = await writeTinyService({
      bundle: 'export const handler = () => new Promise(() => {});',
      states: { Stage: tried },
      timeoutSeconds: 600,
    });
    const host = await anOpener();
    const attached = await anOpener({});

    await host.kill();

    expect(await attached.next()).toMatchObject({ status: 'ABORTED', error: 'LocalHostClosed' });
    expect(await attached.close()).toBe(0);
  });

  it.each([
    ['is of a process that is gone', JSON.stringify({ pid: 4_194_304, endpoints: { dynamodb: 'http://127.0.0.1:1' } })],
    ['is cut short', '{"pid": 1'],
    ['was given to another process since', JSON.stringify({ pid: process.pid, started: '1', token: 'old' })],
  ])('is taken over when its host file %s', async (_how, text) => {
    service = await writeTinyService({
      bundle: 'export const handler = async () => ({});',
      states: { Stage: { Type: 'Pass', End: true } },
    });
    await (await openHere()).close();
    await writeFile(join(service.folder, '.siesa-sync', 'emulated', 'host.json'), text);

    const roles = (await Promise.all([anOpener(), anOpener()])).map(({ role }) => role);

    expect(roles.toSorted()).toEqual(['attached', 'host']);
    expect((await hostFile()).pid).toBe(openers.find(({ role }) => role === 'host')?.pid);
  });
});
