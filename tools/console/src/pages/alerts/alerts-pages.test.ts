import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runSyncs } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

/** One folder whose alerts go to a server on loopback, in the order of the tests. */
describe('the page of alerts', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  let server: Server;
  let status = 503;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5 });
    browser = openConsole(setup.host);
    server = createServer((request, response) => {
      request.resume();
      response.writeHead(status).end('<b>busy</b>');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await setup.close();
  });
  const sync = async (refuses: boolean): Promise<void> => {
    setup.siesa.switches.refusesKeys = refuses;
    await runSyncs(setup.host, [{ client_id: 'cliente-b', sync_type: 'incremental' }], { now: Date.now });
    await setup.host.alerts?.check();
  };

  it('shows that nothing is open and nothing was sent', async () => {
    const { text, status: code } = await browser.open('/alerts');

    expect(code).toBe(200);
    expect(text).toMatch(/No hay avisos abiertos\.[^]*Todavía no se ha enviado ningún aviso\./);
    expect(text).toMatch(/href="\/alerts" aria-current="page"/);
  });

  it('names what a test alert needs, where no channel is named', async () => {
    const { text, status: code } = await browser.submit('/alerts/test');

    expect([code, text.includes('no nombra ningún canal')]).toEqual([400, true]);
  });

  it('shows an alert that is open, and why it was not delivered', async () => {
    await mkdir(join(setup.dir, 'secrets/alerts'), { recursive: true });
    await writeFile(join(setup.dir, 'alerts.json'), JSON.stringify({ slack: { secret: 'alerts/slack' } }));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/canary-in-the-address`;
    await writeFile(join(setup.dir, 'secrets/alerts/slack.json'), JSON.stringify({ url }), { mode: 0o600 });
    await sync(true);
    const { text } = await browser.open('/alerts?client=cliente-b');

    expect(text).toMatch(
      /Avisos de cliente-b[^]*<summary>\[local\] cliente-b: la sync fallo, SiesaAuthenticationFailed/,
    );
    expect(text).toMatch(
      /class="busy">slack espera tras 1 intento<[^]*respondió 503: «&lt;b&gt;busy[^]*Se intenta de nuevo\./,
    );
    expect(text).not.toContain('canary');
    expect((await browser.open('/alerts?client=cliente-a')).text).toContain('No hay avisos abiertos.');
    expect((await browser.open('/alerts?client=cliente-x')).status).toBe(404);
  });

  it('are counted on the list of clients', async () => {
    const { text } = await browser.open('/?sort=alerts');

    expect(/href="\/clients\/([\w-]+)">Empresa/.exec(text)?.[1]).toBe('cliente-b');
    expect(text).toMatch(/data-label="Avisos abiertos" class="n"><a href="\/alerts\?client=cliente-b">1<\/a>/);
    expect(text.match(/data-label="Avisos abiertos" class="n">0</g)).toHaveLength(3);
  });

  it('sends a test alert to each channel, shows the verdict of each, and lists it as a change', async () => {
    await browser.open('/alerts');
    const failed = await browser.submit('/alerts/test', {}, { 'accept-language': 'en' });
    status = 200;
    const delivered = await browser.submit('/alerts/test');

    expect(failed.text).toMatch(/badge failed">slack: not delivered<[^]*answered 503/);
    expect(delivered.text).toMatch(/badge success">slack: entregado en \d,\d s</);
    expect((await browser.open('/audit')).text.match(/envió un aviso de prueba/g)).toHaveLength(3);
  });

  it('shows what was delivered, page by page', async () => {
    await sync(false);
    const { text } = await browser.open('/alerts');
    const [sent] = (await setup.host.alerts?.latest(1)) ?? [];
    if (!setup.host.alerts || !sent) throw new Error('No alert was sent.');
    const latest = (limit: number) =>
      Promise.resolve(
        Array.from({ length: limit }, (_, at) => ({ ...sent, subject: `alert ${String(at)}` })).slice(0, 60),
      );
    const { open } = openConsole({ ...setup.host, alerts: { ...setup.host.alerts, latest } });
    const first = (await open('/alerts')).text;
    const second = (await open('/alerts?from=50')).text;

    expect(text).toMatch(/No hay avisos abiertos\.[^]*cliente-b: resuelto[^]*class="success">slack entregado a las /);
    expect(first.match(/>alert \d+</g)).toHaveLength(50);
    expect(first).toContain('href="/alerts?from=50"');
    expect(second.match(/>alert \d+</g)).toHaveLength(10);
    expect(second).toMatch(/href="\/alerts">Lo más reciente/);
  });

  it('shows that the topic delivers, where this machine does not', async () => {
    const host = { ...setup.host };
    delete host.alerts;
    const topic = openConsole(host);
    const { text } = await topic.open('/alerts');

    expect(text).toContain('El tópico de este entorno entrega los avisos.');
    expect(text).not.toContain('/alerts/test');
  });
});
