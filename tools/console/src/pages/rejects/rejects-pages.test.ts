import { startSync } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole, origin } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

describe('the pages of rejects and products', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 30, faults: { poison: 7 } });
    browser = openConsole(setup.host);
    const { ended } = await startSync(setup.host, { client_id: 'cliente-b', sync_type: 'initial' }, Date.now);
    await ended;
  });
  afterAll(() => setup.close());

  it('list rejects by reason, and all of one reason', async () => {
    const { text } = await browser.open('/clients/cliente-b/rejects');
    const all = /href="(\/clients\/cliente-b\/rejects\?code=[^"]+)">Los 7</.exec(text)?.[1] ?? '';
    const one = await browser.open(all.replaceAll('&amp;', '&'));

    expect(text).toContain('7 productos no fueron aceptados.');
    expect(text.match(/products\?id=/g)).toHaveLength(5);
    expect(one.text.match(/products\?id=/g)).toHaveLength(7);
    expect((await browser.open('/clients/cliente-d/rejects')).text).toContain('no tiene rechazos abiertos');
  });

  it('page through the rejects of one reason', async () => {
    const at = '2026-11-30T10:00:00Z';
    const rejection = {
      code: 'own/rule',
      message: 'Too <b>long</b>.',
      attempts: 1,
      first_seen: at,
      last_seen: at,
      sync_id: 'sync-20261130-100000-7f3a',
    };
    const entries = Array.from({ length: 120 }, (_, index) => ({
      product_id: `P${String(index)}`,
      last_seen_sync: rejection.sync_id,
      rejection,
    }));
    await setup.host.stores.ledger.writeMany('cliente-a', entries);
    const first = (await browser.open('/clients/cliente-a/rejects?code=own%2Frule')).text;
    const older = /href="(\/clients\/cliente-a\/rejects\?code=[^"]+from=100)"/.exec(first)?.[1] ?? '';
    const second = (await browser.open(older.replaceAll('&amp;', '&'))).text;

    expect(first.match(/products\?id=/g)).toHaveLength(100);
    expect(first).toContain('<p class="soft">Too &lt;b&gt;long'); // a rule that no catalogue knows shows its own message
    expect(second.match(/products\?id=/g)).toHaveLength(20);
    expect(second).not.toContain('from=');
  });

  it('name the field of a rule of the mapping, and who tried that group again', async () => {
    const at = '2026-11-30T10:00:00Z';
    const message = 'ean: expected 13 digits, received 75';
    const rejection = { code: 'mapping/pattern', message, attempts: 1, first_seen: at, last_seen: at };
    const [last_seen_sync, group] = ['sync-20261130-100000-7f3a', { code: 'mapping/pattern', field: 'ean', message }];
    await setup.host.stores.ledger.writeMany('cliente-c', [
      { product_id: 'P1', last_seen_sync, rejection: { ...rejection, sync_id: last_seen_sync } },
    ]);
    const { text } = await browser.open('/clients/cliente-c/rejects');
    const retried = await browser.submit('/clients/cliente-c/rejects/retry-group', group);

    expect(text).toContain('<span class="id">mapping/pattern</span> · ean');
    expect(retried.headers.get('location')).toBe('/clients/cliente-c/rejects'); // Siesa cannot be asked for it
    expect((await browser.open('/audit')).text).toContain('mapping/pattern ean');
  });

  it('name how many there are, also when only the oldest are read', async () => {
    const { stores } = setup.host;
    const ledger = { ...stores.ledger, countRejects: () => Promise.resolve({ open: 100_000, parked: 0 }) };
    const { text } = await openConsole({ ...setup.host, stores: { ...stores, ledger } }).open(
      '/clients/cliente-b/rejects',
    );

    expect(text).toMatch(/100\.000 productos no fueron aceptados[^]*Aquí se agrupan los 7 más antiguos/);
    expect((await browser.open('/clients/cliente-b/rejects')).text).not.toContain('más antiguos');
  });

  it('give them as a list in the words of the client', async () => {
    const csv = await browser.open('/clients/cliente-b/rejects/list.csv');
    const xlsx = await browser.open('/clients/cliente-b/rejects/list.xlsx', { 'accept-language': 'en' });

    expect(csv.text.split('\r\n')[0]).toBe(
      'Producto;Código en Siesa;Nombre;Campo en Siesa;Valor encontrado;Se espera;Regla;Estado;Desde;Intentos',
    );
    expect(csv.text.trim().split('\r\n')).toHaveLength(8);
    expect(xlsx.text.startsWith('PK')).toBe(true);
    expect(xlsx.headers.get('content-disposition')).toContain('cliente-b-rejects.xlsx');
    expect((await browser.open('/clients/cliente-b/rejects/list.pdf')).status).toBe(404);
  });

  it('break off a list that cannot be read to its end, because a part of it would look whole', async () => {
    const { stores } = setup.host;
    const ledger = { ...stores.ledger, readMany: () => Promise.reject(new Error('The disk is gone.')) };
    const { app } = openConsole({ ...setup.host, stores: { ...stores, ledger } });
    const answer = await app.request(`${origin}/clients/cliente-b/rejects/list.csv`, {
      headers: { host: new URL(origin).host },
    });

    await expect(answer.text()).rejects.toThrow('The disk is gone.');
    expect((await browser.open('/clients/unknown/rejects/list.csv')).status).toBe(404);
  });

  it('try one group again by itself, and start nothing for a group that is gone', async () => {
    const { text } = await browser.open('/clients/cliente-b/rejects');
    const [, code = '', field = '', message = ''] =
      /name="code" value="([^"]*)"><input type="hidden" name="field" value="([^"]*)"><input type="hidden" name="message" value="([^"]*)"/.exec(
        text,
      ) ?? [];
    const gone = await browser.submit('/clients/cliente-b/rejects/retry-group', { code, field, message: 'another' });
    const retried = await browser.submit('/clients/cliente-b/rejects/retry-group', { code, field, message });
    const page = retried.headers.get('location') ?? '';
    await (await browser.app.request(`${origin}${page}/live`, { headers: { host: '127.0.0.1:4020' } })).text();

    expect(gone.headers.get('location')).toBe('/clients/cliente-b/rejects');
    expect(page).toMatch(/\/syncs\/sync-/);
    expect((await browser.open(page)).text).toMatch(/<b>7<\/b> <span>(leídos|reintentados)/);
    expect((await browser.open('/audit')).text).toContain(code);
  });

  it('explain one product end to end, send it again, and try all again', async () => {
    const { text } = await browser.open('/clients/cliente-b/rejects');
    const id = /products\?id=([^"]+)"/.exec(text)?.[1] ?? '';
    const product = await browser.open(`/clients/cliente-b/products?id=${id}&live=1`);
    setup.wms.switches.poison.clear();
    await browser.submit('/clients/cliente-b/products/send', { id });
    const sent = await browser.open(`/clients/cliente-b/products?id=${id}`);
    await browser.open('/clients/cliente-b/rejects');
    const retried = await browser.submit('/clients/cliente-b/rejects/retry');

    expect(product.text).toMatch(
      /Qué pasó con él[^]*El producto nunca lo ha aceptado[^]*Siesa ahora[^]*Cada paso del mapeo[^]*Como lo dio Siesa[^]*Lo que se envía/,
    );
    expect(sent.text).toContain('Aceptado por el producto');
    expect(retried.headers.get('location')).toMatch(/^\/clients\/cliente-b\/syncs\/sync-/);
    expect((await browser.open('/clients/cliente-b/products')).text).toContain('Id del producto');
    expect((await browser.open('/clients/cliente-b/products?id=NOTHING')).status).toBe(400);
    expect((await browser.open('/audit')).text).toMatch(/reintentó rechazos[^]*envió de nuevo un producto/);
  });
});
