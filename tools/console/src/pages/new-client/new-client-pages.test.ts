import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

const systems = { product_type: 'kong', siesa_dialect: 'inventory', product_dialect: 'contract' };
const norte = {
  ...systems,
  client_id: 'norte',
  client_name: 'Almacenes <b>Norte</b>',
  siesa_api_url: 'https://norte.siesa.example/api',
  api_key: 'canary-siesa-key',
  product_api_url: 'https://norte.kong.example/api',
  product_api_key: 'canary-kong-key',
  sync_schedule: 'rate(6 hours)',
  timezone: 'America/Bogota',
};

describe('the page that adds a client', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5 });
    browser = openConsole(setup.host);
  });
  afterAll(() => setup.close());

  it('asks for the systems first, and then what these need', async () => {
    const first = await browser.open('/new-client');
    const kong = await browser.open('/new-client?siesa_dialect=connekta&destination=kong%2Fkong-core');
    const wms = await browser.open('/new-client?siesa_dialect=inventory&destination=wms%2Fcontract');
    const unknown = await browser.open('/new-client?siesa_dialect=inventory&destination=tms%2Fcontract');

    expect(first.text).toMatch(
      /<option value="connekta">Siesa Cloud[^]*<option value="kong\/kong-core">kong: Kong Core/,
    );
    expect(kong.text).toMatch(
      /name="siesa_company"[^]*type="password" name="conni_key"[^]*type="text" name="product_username"[^]*type="password" name="product_password"/,
    );
    expect(kong.text).toMatch(/name="sync_schedule" value="rate\(6 hours\)"/);
    expect(wms.text).not.toContain('conni_key');
    expect(unknown.text).toContain('name="destination"');
  });

  it('shows what is wrong as it is typed, counts what is empty, and writes no key back', async () => {
    await browser.open('/new-client?siesa_dialect=inventory&destination=kong%2Fcontract');
    const { text } = await browser.submit('/new-client/check', {
      ...systems,
      client_id: 'cliente-a',
      sync_schedule: 'rate(1 hours)',
      timezone: 'Bogota',
      api_key: 'canary-siesa-key',
    });
    const complete = await browser.submit('/new-client/check', norte);

    expect(text).toMatch(/3 problemas[^]*Ya hay un cliente «cliente-a»[^]*rate\(1 hour\), en singular[^]*IANA/);
    expect(text).toMatch(/Faltan 4 respuestas/);
    expect(complete.text).toContain('Está completo');
    expect(`${text}${complete.text}`).not.toContain('canary');
  });

  it('adds the client with its secrets, and lists who did', async () => {
    await browser.open('/new-client?siesa_dialect=inventory&destination=kong%2Fcontract');
    const refused = await browser.submit('/new-client', { ...norte, client_name: '' });
    const added = await browser.submit('/new-client', norte);
    const again = await browser.submit('/new-client', norte);
    const page = await browser.open('/clients/norte');
    const secret = join(setup.dir, 'secrets/siesa-integration/norte/kong.json');

    expect(refused.status).toBe(400);
    expect(refused.text).toContain(
      'name="client_name" value="" spellcheck="false" autocapitalize="off" aria-invalid="true"',
    );
    expect([added.status, added.headers.get('location')]).toEqual([303, '/clients/norte']);
    expect(again.text).toContain('Ya hay un cliente «norte»');
    expect(JSON.parse(await readFile(secret, 'utf8'))).toEqual({
      product_type: 'kong',
      api_url: 'https://norte.kong.example/api',
      api_key: 'canary-kong-key',
    });
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect(page.text).toMatch(/Almacenes &lt;b&gt;Norte[^]*rate\(6 hours\)/);
    const audit = (await browser.open('/audit')).text;
    expect(audit).toMatch(/agregó un cliente[^]*norte/);
    for (const { text } of [refused, added, again, page]) expect(text).not.toContain('canary');
    expect(audit).not.toContain('canary');
  });
});
