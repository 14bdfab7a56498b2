import { rm } from 'node:fs/promises';
import { runSyncs } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

describe('the page of a product, compared with Siesa now', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5 });
    browser = openConsole(setup.host);
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
  });
  afterAll(() => setup.close());
  const compared = async (number: number) =>
    (await browser.open(`/clients/cliente-a/products?id=PROD00000${String(number)}&live=1`)).text;
  /** Changes fields of a row of Siesa. */
  const change = (number: number, fields: Readonly<Record<string, unknown>>): void => {
    const id = `PROD00000${String(number)}`;
    const rows = setup.siesa.products.rows.filter(({ f_codigo: code }) => code === id);
    setup.siesa.upsert(rows.map((row) => ({ ...row, ...fields })));
  };

  it('says that nothing differs', async () => {
    expect(await compared(1)).toMatch(/Siesa ahora, y lo último aceptado[^]*iguales en cada campo/);
  });

  it('writes the times of its sentences as the reader does', async () => {
    expect(await compared(1)).toMatch(/<p>Aceptado por el producto el \d+\/\d+\/\d{4}, [^<]*m\., en sync-[^<]*\.<\/p>/);
  });

  it('marks what differs', async () => {
    change(2, { f_nombre: 'Renamed <b>' });
    const text = await compared(2);

    expect(text).toMatch(/<span class="now">Renamed &lt;b&gt;<\/span>[^]*<span class="was">/);
    expect(text.match(/class="now"/g)).toHaveLength(1);
  });

  it('says that the mapping would refuse it now, and why', async () => {
    change(3, { f_nombre: '' });

    expect(await compared(3)).toMatch(
      /El mapeo rechaza lo que Siesa tiene ahora: name: se espera un valor en f_nombre/,
    );
  });

  it('says that Siesa has it no more', async () => {
    setup.siesa.set(setup.siesa.products.rows.filter(({ f_codigo: code }) => code !== 'PROD000004'));

    expect(await compared(4)).toMatch(/Siesa no tiene ahora un producto &#39;[^<]*PROD000004&#39;/);
  });

  it('says that no stored sync shows what was accepted, once none is kept', async () => {
    await rm(setup.host.locate('runs/cliente-a/'), { recursive: true });

    expect(await compared(5)).toMatch(/Ninguna sincronización guardada muestra lo último aceptado\.<\/p><div/);
  });

  it.each([
    ['without an id', {}],
    ['with an empty one', { id: '' }],
  ])('sends nothing %s', async (_, fields: Readonly<Record<string, string>>) => {
    const sent = setup.kong.calls.length;

    expect((await browser.submit('/clients/cliente-a/products/send', fields)).status).toBe(400);
    expect(setup.kong.calls).toHaveLength(sent);
  });

  it('is not sent while a sync of its client runs', async () => {
    const stored = await setup.host.stores.state.read('cliente-a');
    const held = {
      ...stored?.state,
      epoch: 9,
      owner: 'x',
      sync_id: 'sync-20261130-100000-7f3a',
      expires_at: 9_999_999_999,
    };
    await setup.host.stores.state.replace('cliente-a', held, stored?.version ?? 0);
    const sent = setup.kong.calls.length;
    const { status, text } = await browser.submit('/clients/cliente-a/products/send', { id: 'PROD000001' });

    expect([status, text.includes('sync-20261130-100000-7f3a')]).toEqual([409, true]);
    expect(setup.kong.calls).toHaveLength(sent);
  });
});
