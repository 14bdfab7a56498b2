import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openLocalStores } from '@siesa-integration/local-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

/** One folder whose alerts go to a server on loopback, in the order of the tests. */
describe('siesa-sync alerts', () => {
  let setup: ExampleSetup;
  let server: Server;
  let status = 200;
  const received: string[] = [];
  beforeAll(async () => {
    setup = await startExampleSetup();
    server = createServer((request, response) => {
      void text(request).then((body) => {
        received.push((JSON.parse(body) as { text: string }).text);
        response.writeHead(status).end('ok');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await setup.close();
  });

  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);
  const write = async (file: string, document: unknown): Promise<void> => {
    await mkdir(dirname(join(setup.dir, file)), { recursive: true });
    await writeFile(join(setup.dir, file), JSON.stringify(document), { mode: 0o600 });
  };

  it('asks for the file that is missing', async () => {
    expect(await run('alerts', 'test')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(
        /alerts\.json' names no channel\. Name one of smtp, webhook, slack and teams/,
      ) as string,
    });
  });

  it('shows that nothing is open and nothing was sent', async () => {
    expect(await run('alerts')).toMatchObject({ code: 0, out: 'No alert is open.\n' });
    expect(JSON.parse((await run('alerts', '--json')).out)).toEqual({ open: [], sent: [] });
  });

  it('sends a test alert to each channel and prints the verdict of each', async () => {
    await write('alerts.json', { slack: { secret: 'alerts/slack' }, teams: { secret: 'alerts/teams' } });
    const { port } = server.address() as AddressInfo;
    await write('secrets/alerts/slack.json', { url: `http://127.0.0.1:${String(port)}/` });
    const { code, out } = await run('alerts', 'test', '--lang', 'es');

    expect(code).toBe(2);
    expect(out).toMatch(
      /^slack: entregado en \d,\d s\nteams: sin entregar: El archivo «secrets\/alerts\/teams\.json» no existe: se espera /,
    );
    expect(received).toEqual([expect.stringContaining('*[local] aviso de prueba*') as string]);
    expect(JSON.parse((await run('alerts', 'test', '--json')).out)).toMatchObject([
      { channel: 'slack', delivered: true },
      { channel: 'teams', delivered: false },
    ]);
  });

  it('delivers at the end of a sync what it noted, and warns of what could not be delivered', async () => {
    await write('alerts.json', { slack: { secret: 'alerts/slack' } });
    received.splice(0);
    status = 503;
    setup.siesa.switches.refusesKeys = true;
    const { code, err } = await run('sync', 'cliente-a');
    expect(code).toBe(1);
    expect(err).toMatch(/^warning: alerts: slack: '127\.0\.0\.1:\d+' answered 503: ok\. It is tried again\.$/m);

    expect((await run('alerts', '--lang', 'es')).out).toMatch(
      /^ {6}slack espera tras 1 intento: «127\.0\.0\.1:\d+» respondió 503: «ok»\. Se intenta de nuevo\.$/m,
    );
    const { out } = await run('alerts');
    expect(out).toMatch(/^Open:\n {2}since \S+ \S+ {2}\[local\] cliente-a: la sync fallo, SiesaAuthenticationFailed$/m);
    expect(out).toMatch(/^ {6}slack waits after 1 attempt: '127/m);
    expect(JSON.parse((await run('alerts', 'cliente-a', '--json')).out)).toMatchObject({ open: [{}], sent: [{}] });
    expect(JSON.parse((await run('alerts', 'cliente-b', '--json')).out)).toEqual({ open: [], sent: [] });
  });

  it('shows in status what no attempt of a day delivered', async () => {
    expect((await run('status')).out).not.toContain('Not delivered');
    const stores = await openLocalStores(setup.dir, { now: () => Date.now() - 25 * 60 * 60_000 });
    await stores.alerts.publish({ kind: 'begun', subject: '[local] cliente-b: old', message: '{}' });
    await stores.alerts.take('slack');
    stores.close();

    expect((await run('status')).out).toMatch(
      /^Not delivered within a day: \[local\] cliente-b: old \(slack\)\. `siesa-sync alerts --local \S+` shows why\.$/m,
    );
    expect(JSON.parse((await run('status', '--json')).out)).toMatchObject({
      undelivered_alerts: [{ subject: '[local] cliente-b: old', deliveries: [{ status: 'undelivered' }] }],
    });
  });

  it('shows an alert that is over and delivered', async () => {
    status = 200;
    setup.siesa.switches.refusesKeys = false;
    expect(await run('sync', 'cliente-a')).toMatchObject({ code: 0 });
    expect(received.at(-1)).toContain('*[local] cliente-a: resuelto, la sync fallo, SiesaAuthenticationFailed*');

    const { out } = await run('alerts');
    expect(out).toMatch(/^No alert is open\.$/m);
    expect(out).toMatch(/cliente-a: resuelto.*\n {6}slack delivered at \S+ \S+$/m);
  });

  it('warns of settings that cannot be used, and the sync ends as it would without them', async () => {
    await write('alerts.json', { slack: {} });
    const { code, err } = await run('sync', 'cliente-a');

    expect(code).toBe(0);
    expect(err).toMatch(/^warning: alerts: '\S+alerts\.json' cannot be used: slack\.secret: /m);
  });
});
