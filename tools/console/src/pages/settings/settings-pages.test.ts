import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

const page = '/clients/cliente-a/settings';

describe('the settings of a client', () => {
  let setup: ConsoleSetup;
  let browser: ConsoleBrowser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 1 });
    browser = openConsole(setup.host);
  });
  afterAll(() => setup.close());

  const stored = async () =>
    JSON.parse(await readFile(join(setup.dir, 'clients/cliente-a.json'), 'utf8')) as Record<string, unknown>;
  const opened = async (): Promise<{ readonly version: string; readonly settings: Record<string, unknown> }> => {
    const { text } = await browser.open(page);
    const json = /<textarea[^>]*>\n([^]*)<\/textarea>/.exec(text)?.[1] ?? '';
    return {
      version: /name="version" value="([^"]+)"/.exec(text)?.[1] ?? '',
      settings: JSON.parse(json.replaceAll('&quot;', '"')) as Record<string, unknown>,
    };
  };
  const send = async (action: string, changed: Record<string, unknown>, began?: string) => {
    const { version, settings } = await opened();
    const text = JSON.stringify({ ...settings, ...changed });
    return browser.submit(`${page}/${action}`, { text, version: began ?? version });
  };

  it('shows what an operator sets, without what the service keeps', async () => {
    const { settings } = await opened();

    expect(settings).toMatchObject({ client_id: 'cliente-a', sync_schedule: 'rate(6 hours)' });
    expect(settings).not.toHaveProperty('last_sync_records');
  });

  it('compares, and says first what it means', async () => {
    const { text } = await send('review', { sync_schedule: 'rate(2 hours)', batch_sise: 5 });
    const same = await send('review', {});

    expect(text).toMatch(
      /Próximos inicios: <time[^>]*>[^<]*<\/time> · <time[^]*batch_sise[^]*rate\(6 hours\)[^]*rate\(2 hours\)/,
    );
    expect(same.text).toContain('No difieren de los guardados');
    expect(same.text).not.toContain('Aplicar</button>');
    expect((await stored())['sync_schedule']).toBe('rate(6 hours)');
  });

  it.each([
    [{ batch_size: 'many' }, /batch_size/],
    [{ client_id: 'cliente-b' }, /client_id: sigue siendo «cliente-a»/],
  ])('refuses %j, and keeps what was written', async (changed, problem) => {
    const { status, text } = await send('review', changed);
    const applied = await send('apply', changed);

    expect([status, applied.status]).toEqual([400, 400]);
    expect(text).toMatch(problem);
    expect(text).toContain(JSON.stringify(Object.values(changed)[0]).replaceAll('"', '&quot;'));
  });

  it('refuses text that is not a JSON object', async () => {
    for (const text of ['{', '[]'])
      expect((await browser.submit(`${page}/review`, { text })).text).toContain('not a JSON object');
  });

  it('applies them, lists who did, and refuses what was written over others', async () => {
    const { version } = await opened();
    const applied = await send('apply', { sync_schedule: 'rate(3 hours)' });
    const stale = await send('apply', { sync_schedule: 'rate(4 hours)' }, version);
    const again = await browser.submit(`${page}/edit`, { text: '{"kept": 1}', version });

    expect([applied.status, applied.headers.get('location')]).toEqual([303, '/clients/cliente-a']);
    expect(await stored()).toMatchObject({ sync_schedule: 'rate(3 hours)', last_sync_records: 1250 });
    expect(stale.text).toContain('Otra persona cambió la configuración de «');
    expect(again.text).toContain('{&quot;kept&quot;: 1}');
    expect((await browser.open('/audit')).text).toMatch(/cambió la configuración[^]*sync_schedule/);
  });
});
