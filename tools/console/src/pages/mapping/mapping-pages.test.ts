import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSyncs } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

const page = '/clients/cliente-a/mapping';

describe('the page of a mapping document', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5 });
    browser = openConsole(setup.host);
  });
  afterAll(() => setup.close());

  const stored = (): Promise<string> => readFile(join(setup.dir, 'field-mappings/field-mappings-kong.json'), 'utf8');
  const versionIn = (text: string): string => /name="version" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const send = async (action: string, text: string, fields: Readonly<Record<string, string>> = {}) => {
    const version = versionIn((await browser.open(page)).text);
    return browser.submit(`${page}/${action}`, { text, version, ...fields });
  };
  const renamed = async (): Promise<string> => (await stored()).replace('"barcode"', '"ean13"');

  it('shows the document, who shares it, and the names that it can use', async () => {
    const { text } = await browser.open(page);

    expect(text).toMatch(/Estos clientes usan el mismo documento[^<]*cliente-c/);
    expect(text).toContain('se puede usar');
    expect(text).toContain(`&quot;mappings&quot;`);
    expect(text).toMatch(/datalist id="product-fields"><option value="product_id">/);
  });

  it('shows every problem of what is written, for each client that uses it', async () => {
    const broken = await send('check', '{"mappings": ');
    const misspelt = await send('check', (await stored()).replace('"type": "string"', '"type": "strnig"'));
    const refused = await send('review', '{"mappings": ');

    expect(broken.text).toMatch(/1 problema[^]*línea 1/);
    expect(misspelt.text).toMatch(/\.type: se espera [^<]*hay strnig/);
    expect(refused.text).toContain('id="document"');
  });

  it('keeps every character of the document, also those that a page does not show', async () => {
    const text = '\n{"a": "\u202e<b>\u200b"}\n';
    const answer = await send('check', text.replaceAll('\n', '\r\n'));

    expect(answer.text).toContain(
      'autocapitalize="off" aria-describedby="verdict">\n\n{&quot;a&quot;: &quot;\u202e&lt;b&gt;\u200b&quot;}\n</textarea>',
    );
  });

  it('writes a field into the document, and refuses a list', async () => {
    const field = { field: 'custom:color', siesa_field: 'f_color', product_field: 'color', type: 'string' };
    const { text } = await send('field', await stored(), field);
    const nothing = await send('field', '{}', { field: '' });
    const list = await send('field', '[]', field);

    expect(text).toMatch(/custom:color&quot;: \{\s+&quot;siesa_field&quot;: &quot;f_color&quot;/);
    expect(nothing.text).toContain('\n{}</textarea>');
    expect(list.status).toBe(400);
  });

  it('tries it on stored rows, before and after, and says first what publishing means', async () => {
    const before = await send('review', await renamed());
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
    const after = await send('review', await renamed());
    const refusing = await send('review', (await stored()).replace('"f_ean"', '"f_codigo"'));
    const same = await send('review', await stored());

    expect(before.text).toContain('no hay filas con las que probar');
    expect(after.text).toMatch(/cambian con él: cliente-[^]*solo lo envía una sincronización de todo[^]*Publicar/);
    expect(after.text).toMatch(/Probado con 5 filas[^]*Se envían de otra forma<\/dt><dd>5[^]*ean13/);
    expect(after.text).toContain('mappings.product.ean.product_field');
    expect(refusing.text).toMatch(/No aceptados[^]*mapping\/pattern/);
    expect(same.text).toContain('No difiere en nada');
    expect(same.text).not.toContain('Publicar</button>');
  });

  it('publishes it, lists who did, and refuses what was written over another version', async () => {
    const text = await renamed();
    const stale = versionIn((await browser.open(page)).text);
    const published = await send('publish', text);
    const again = await browser.submit(`${page}/publish`, { text: `${text} `, version: stale });
    const invalid = await send('publish', '{}');

    expect([published.status, published.headers.get('location')]).toEqual([303, page]);
    expect(await stored()).toBe(text);
    expect(again.status).toBe(400);
    expect(again.text).toContain('Otra persona publicó «');
    expect(invalid.status).toBe(400);
    expect((await browser.open('/audit')).text).toMatch(/publicó un mapeo[^]*field-mappings-kong\.json/);
  });
});
