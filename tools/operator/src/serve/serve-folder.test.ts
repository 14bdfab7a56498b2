import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveFolder, type ServeOptions, type Serving } from './serve-folder.ts';

let dir: string;
let lines: string[];
let serving: Serving | undefined;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'serve-folder-'));
  await mkdir(join(dir, 'clients'));
  lines = [];
});
afterEach(async () => {
  await serving?.close();
  serving = undefined;
  await rm(dir, { recursive: true });
});

const serve = async (options: Partial<ServeOptions> = {}): Promise<Serving> =>
  (serving = await serveFolder(dir, { port: 0, write: (line) => lines.push(line), lookEveryMs: 50, ...options }));
const writeClient = (clientId: string, settings: object | string): Promise<void> =>
  writeFile(
    join(dir, 'clients', `${clientId}.json`),
    typeof settings === 'string' ? settings : JSON.stringify({ client_id: clientId, enabled: true, ...settings }),
  );
const get = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(`${serving?.address ?? ''}${path}`);
  return { status: response.status, text: await response.text() };
};
const health = async (): Promise<unknown> => JSON.parse((await get('/healthz')).text);
const log = (): string => lines.join('');

describe('serveFolder', () => {
  it('answers whether it is well, and names files that cannot be used until they are mended', async () => {
    await writeClient('cliente-a', { sync_schedule: 'cron(0 6 * * *)' });
    await writeClient('cliente-b', '{"client_id": "cliente-b",');
    await writeClient('cliente-c', { sync_schedule: 'rate(1 hour)', timezone: 'America/Macondo' });
    await mkdir(join(dir, 'secrets'));
    await writeFile(join(dir, 'secrets/x.json'), '{');
    await serve();
    await expect.poll(async () => (await get('/healthz')).text).toContain('cliente-b');

    expect(await health()).toEqual({
      status: 'ok',
      running: 0,
      waiting: 0,
      problems: [
        expect.stringContaining('cliente-b.json'),
        expect.stringContaining('x.json'),
        expect.stringMatching(
          /^The schedule 'cron\(0 6 \* \* \*\)' of client 'cliente-a' is refused: Expected six fields/,
        ),
        `The time zone "America/Macondo" of client 'cliente-c' is unknown: an IANA name such as America/Bogota is expected. Correct it in the client's file: until then nothing starts its syncs.`,
      ],
    });
    expect(log()).toContain("The schedule 'cron(0 6 * * *)' of client 'cliente-a' is refused");
    for (const client of ['cliente-a', 'cliente-b', 'cliente-c'])
      await writeClient(client, { sync_schedule: 'rate(1 hour)' });
    await rm(join(dir, 'secrets'), { recursive: true });
    await expect.poll(health).toMatchObject({ problems: [] });
  });

  it('is not well while the folder has no clients, and goes on when it has them again', async () => {
    await serve();
    await rm(join(dir, 'clients'), { recursive: true });
    await expect.poll(() => get('/healthz')).toMatchObject({ status: 503 });
    expect(await health()).toMatchObject({
      status: 'failing',
      failure: expect.stringContaining("has no 'clients' folder") as string,
    });
    await mkdir(join(dir, 'clients'));
    await expect.poll(() => get('/healthz')).toMatchObject({ status: 200 });
  });

  it('starts a sync by schedule, logs and counts how it ended', async () => {
    await writeClient('cliente-a', { sync_schedule: 'rate(1 minute)' });
    let skew = 0;
    await serve({ now: () => Date.now() + skew });
    await expect.poll(health).toMatchObject({ status: 'ok' });
    await new Promise((resolve) => setTimeout(resolve, 150)); // so that the schedule was seen
    skew = 200_000;

    await expect.poll(log, { timeout: 5_000 }).toContain('The sync failed'); // the settings have nothing but a schedule
    expect(JSON.parse(lines.find((line) => line.includes('The sync failed')) ?? '{}')).toMatchObject({
      level: 'ERROR',
      component: 'serve',
      metadata: { client_id: 'cliente-a', code: 'CONFIGURATION_INVALID' },
    });
    const { text } = await get('/metrics');
    expect(text).toContain('ScheduledStarts{client_id="cliente-a",outcome="caught-up"} 2');
    expect(text).toContain('SyncSuccessRate{client_id="cliente-a",sync_type="incremental"} 0');
    expect(text).toContain('SyncsRunning 0');
    expect(text).toContain('SyncsWaiting 0');
  });

  it('serves further pages, and repeats jobs, also after one has failed', async () => {
    let runs = 0;
    await serve({
      pages:
        ({ host, address }) =>
        ({ url }) =>
          new Response(`${host.options} ${String(url === `${address()}/any/page`)}`),
      jobs: () => [
        {
          name: 'often',
          everyMs: 10,
          run: () => {
            runs += 1;
            return runs === 1 ? Promise.reject(new Error('The first fails.')) : Promise.resolve();
          },
        },
      ],
    });

    expect(await get('/any/page')).toEqual({ status: 200, text: `--local ${dir} true` });
    expect(await health()).toMatchObject({ status: 'ok' });
    await expect.poll(() => runs).toBeGreaterThan(2);
    expect(log()).toContain("The job 'often' failed; it will run again");
    await serving?.close();
    const after = runs;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runs).toBe(after);
  });

  it('answers only requests that name this machine', async () => {
    const { address } = await serve();
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    request(`${address}/healthz`, { headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();

    expect(await promise).toBe(403);
  });

  it('refuses a folder that is served, with its address, and one that is not there', async () => {
    const { address } = await serve();

    await expect(serveFolder(dir, { port: 0, write: () => undefined })).rejects.toMatchObject({
      name: 'OperatorMistake',
      code: 'FOLDER_SERVED',
      message: `Another process serves '${dir}' at ${address}: use that one, or stop it first.`,
    });
    await serving?.close();
    await serve();
    await expect(serveFolder(join(dir, 'none'), { write: () => undefined })).rejects.toMatchObject({
      code: 'FOLDER_MISSING',
    });
  });

  it('refuses a port that is taken, and leaves the folder free', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { readonly port: number };

    await expect(serve({ port })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringMatching(
        /^Port \d+ of 127\.0\.0\.1 cannot be had \(listen EADDRINUSE.*\): give another one with --port\.$/,
      ) as string,
    });
    other.close();
    await serve();
  });
});
