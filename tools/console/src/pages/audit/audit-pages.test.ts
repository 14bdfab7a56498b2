import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from '../../testing/console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from '../../testing/console-setup.ts';

describe('the page of changes', () => {
  let setup: ConsoleSetup;
  beforeAll(async () => {
    setup = await startConsoleSetup();
  });
  afterAll(() => setup.close());

  it('pages through what was changed, newest first', async () => {
    const { open } = openConsole(setup.host);
    expect((await open('/audit')).text).toContain('Todavía no se ha cambiado nada.');
    for (let minute = 10; minute < 70; minute += 1)
      await setup.host.stores.audit.append({
        at: `2026-11-30T10:${String(minute % 60).padStart(2, '0')}:00Z`,
        who: `<b>ana-${String(minute)}</b>`,
        from: '127.0.0.1',
        what: 'sync-started',
        client_id: 'cliente-a',
        about: 'incremental',
      });
    const first = (await open('/audit')).text;
    const older = /href="(\/audit\?before=[^"]+)"/.exec(first)?.[1] ?? '';
    const second = (await open(older)).text;

    expect([first.match(/ana-\d+/g)?.length, /ana-\d+/.exec(first)?.[0]]).toEqual([50, 'ana-69']);
    expect([second.match(/ana-\d+/g)?.length, /ana-\d+/.exec(second)?.[0]]).toEqual([10, 'ana-19']);
    expect(first).toContain('&lt;b&gt;ana-69');
    expect(second).toContain('href="/audit"');
  });
});
