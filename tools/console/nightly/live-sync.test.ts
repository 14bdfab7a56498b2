import { setTimeout as sleep } from 'node:timers/promises';
import { readSync, runSyncs } from '@siesa-integration/operator';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningConsole, startConsole } from '../src/start-console.ts';
import { browserPath } from '../src/testing/browser-path.ts';
import { type ConsoleSetup, startConsoleSetup } from '../src/testing/console-setup.ts';

const size = 10_000;

/** One client whose syncs are followed, one after the other. */
describe.skipIf(browserPath === undefined)('a sync of 10,000 products on its page', () => {
  let setup: ConsoleSetup;
  let running: RunningConsole;
  let browser: Browser;
  beforeAll(async () => {
    setup = await startConsoleSetup({ size });
    setup.kong.switches.latencyMs = 500; // so that a tab can be opened and closed meanwhile
    running = await startConsole(setup.host, { port: 0 });
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await running.close();
    await setup.close();
  });

  const startFromPage = async (): Promise<Page> => {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`${running.address}/clients/cliente-a/run`);
    await page.locator('input[value="initial"]').check();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText('The page follows it by itself.').waitFor();
    await page.evaluate('window.notReloaded = true');
    return page;
  };
  const alsoOpen = async (page: Page): Promise<Page> => {
    const other = await browser.newPage({ locale: 'en-GB' });
    await other.goto(page.url());
    await other.evaluate('window.notReloaded = true');
    return other;
  };
  /** What the live figures say, each time that they say something new, until the sync has ended. */
  const figuresOf = async (page: Page): Promise<readonly string[]> => {
    const seen: string[] = [];
    while (!(await page.getByText('It balances').isVisible())) {
      const text = await page.locator('#content').innerText();
      if (text !== seen.at(-1)) seen.push(text);
      await sleep(300);
    }
    return seen;
  };

  it('moves without a reload, in a second tab too, and goes on when one is closed', async () => {
    const page = await startFromPage();
    const [other, closed] = [await alsoOpen(page), await alsoOpen(page)];
    await closed.close();
    const [one, two] = await Promise.all([figuresOf(page), figuresOf(other)]);
    const notReloaded = await Promise.all([page, other].map((each) => each.evaluate('window.notReloaded')));
    const balance = await page.locator('.figures').first().innerText();
    await Promise.all([page.close(), other.close()]);

    expect([one.length > 3, two.length > 3]).toEqual([true, true]);
    expect(notReloaded).toEqual([true, true]);
    expect(balance.replaceAll(/\s+/g, ' ')).toMatch(/^10,000 read .*= 10,000 accepted/);
  }, 600_000);

  it('ends by its button and leaves what a cut-off by Ctrl+C leaves: what was sent, and the cursor where it was', async () => {
    const cursor = async () => (await setup.host.stores.state.read('cliente-a'))?.state.cursor;
    const before = await cursor();
    const page = await startFromPage();
    const stopped = page.url().split('/').at(-1) ?? '';
    await sleep(3_000);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.notice.failed').waitFor({ timeout: 120_000 });
    const { ended } = await readSync(setup.host, 'cliente-a', stopped);
    await page.close();

    expect(before).toEqual(expect.any(String));
    expect([ended?.status, ended?.error?.name, await cursor()]).toEqual(['failed', 'SyncStopped', before]);
    expect(setup.kong.products.size).toBe(size);

    setup.kong.switches.latencyMs = 0;
    const request = { client_id: 'cliente-a', sync_type: 'incremental' } as const;
    const [next] = await runSyncs(setup.host, [request], { now: Date.now });
    expect(next).toMatchObject({ summary: { status: 'success', records_failed: 0 } });
    expect(await cursor()).not.toBe(before);
  }, 600_000);
});
