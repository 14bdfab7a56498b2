import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSyncs } from '@siesa-integration/operator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

describe('what can be tried before a sync', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5 });
    browser = openConsole(setup.host);
    await runSyncs(setup.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
    await browser.open('/clients/cliente-a/run');
  });
  afterAll(() => setup.close());
  const dryRun = async (type: string) => (await browser.submit('/clients/cliente-a/dry-run', { type })).text;
  const change = (number: number, fields: Readonly<Record<string, unknown>>): void => {
    const id = `PROD00000${String(number)}`;
    const rows = setup.siesa.products.rows.filter(({ f_codigo: code }) => code === id);
    setup.siesa.upsert(rows.map((row) => ({ ...row, ...fields })));
  };

  it('shows in a dry run which fields would change, from what to what', async () => {
    change(1, { f_nombre: 'Renamed' });
    const text = await dryRun('initial');

    expect(text).toMatch(/name<\/td>[^]*<span class="was">[^<]+<\/span>[^]*<span class="now">Renamed<\/span>/);
    expect(text).not.toContain('<li>');
  });

  it('names in a dry run what would be rejected, and why', async () => {
    change(2, { f_nombre: '', f_fecha_modificacion: '2026-11-30T10:00:00Z' });

    expect(await dryRun('initial')).toMatch(
      /<li><span class="id">PROD000002<\/span> [^<]*se espera un valor en f_nombre/,
    );
  });

  it('shows in a dry run the error with which the sync would fail, and that nothing was done', async () => {
    setup.siesa.set([]);
    const text = await dryRun('initial');

    expect(text).toMatch(/<p class="notice failed">[^<]+<\/p><p class="notice success">Ensayo: no se envió nada/);
    expect(text).toMatch(/leídos<\/dt><dd>0/);
  });

  it('marks in a check what is to be corrected', async () => {
    const file = join(setup.dir, 'clients/cliente-b.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"batch_size"', '"batch_sise"'));
    await rm(join(setup.dir, 'secrets/siesa-integration/cliente-b/siesa.json'), { force: true });
    const check = await browser.submit('/clients/cliente-b/check');

    expect(check.text).toMatch(/<span class="badge failed">corregir<\/span><\/div><div><span class="id">/);
  });

  it('starts nothing for a client that is paused', async () => {
    await browser.submit('/clients/cliente-d/pause');
    const calls = setup.siesa.calls.length;
    const started = await browser.submit('/clients/cliente-d/run', { type: 'initial' });

    expect(started.status).toBe(400);
    expect(setup.siesa.calls).toHaveLength(calls);
  });
});
