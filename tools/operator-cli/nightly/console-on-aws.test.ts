import { startConsole, type RunningConsole } from '@siesa-integration/console';
import { browserPath, findPageProblems } from '@siesa-integration/console/testing';
import type { Host } from '@siesa-integration/operator';
import { openEnvHost } from '@siesa-integration/operator/hosts';
import { recordedSuccess } from '@siesa-integration/operator/testing';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EnvSetup, startEnvSetup } from '../src/testing/env-setup.ts';

const syncId = 'sync-20250115-100000-7f3a';
const client = '/clients/cliente-a';
/** A sync that has ended, as the state machine writes it. */
const ended = {
  tenantId: 'cliente-a',
  syncId,
  status: 'success',
  timestamp: '2025-01-15T10:01:00Z',
  syncType: 'incremental',
  productType: 'kong',
  recordsExtracted: 1_250,
  recordsProcessed: 1_248,
  recordsFailed: 2,
  durationSeconds: 60,
};
/** Those that need no folder of this machine. */
const pages = [
  '/',
  '/?q=empresa&sort=rejects',
  client,
  `${client}/syncs/${syncId}`,
  `${client}/rejects`,
  `${client}/products`,
  `${client}/mapping`,
  `${client}/settings`,
  `${client}/run`,
  '/new-client',
  '/new-client?siesa_dialect=connekta&destination=kong%2Fkong-core',
  '/alerts',
  '/audit',
];

describe.skipIf(browserPath === undefined)('every page of the console over an AWS environment', () => {
  let setup: EnvSetup;
  let host: Host;
  let running: RunningConsole;
  let browser: Browser;
  beforeAll(async () => {
    setup = await startEnvSetup(recordedSuccess('cliente-a', syncId));
    await setup.putSync(ended);
    host = await openEnvHost('dev', 5);
    running = await startConsole(host, { port: 0 });
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await running.close();
    await host.close();
    await setup.close();
  });

  it.each([
    [1280, 'es-CO', 'light'],
    [390, 'es-CO', 'dark'],
    [1280, 'en-GB', 'dark'],
    [390, 'en-GB', 'light'],
  ] as const)(
    'can be used by everybody at %d px in %s (%s)',
    async (width, locale, colorScheme) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, locale, colorScheme });
      const found: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(`${page.url()}: ${message.text()}`);
      });
      for (const path of pages) {
        const answer = await page.goto(`${running.address}${path}`);
        if (answer?.status() !== 200) found.push(`${path} answered ${String(answer?.status())}`);
        found.push(...(await findPageProblems(page)).map((problem) => `${path} ${problem}`));
      }
      await page.close();

      expect(found).toEqual([]);
    },
    300_000,
  );

  it('lists the syncs that have ended, and shows each', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`${running.address}${client}`);
    await page.locator(`a[href="${client}/syncs/${syncId}"]`).first().click();
    await page.getByText('1,248').waitFor();
    const text = await page.locator('#content').innerText();
    await page.close();

    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/1,250 read.*1,248 accepted.*2 refused/);
  }, 60_000);

  it('starts a sync of the state machine, and writes who did', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`${running.address}${client}/run`);
    await page.getByRole('button', { name: 'Start' }).click();
    await expect
      .poll(() => setup.stepFunctions.calls.some(({ operation }) => operation === 'StartExecution'))
      .toBe(true);
    await page.goto(`${running.address}/audit`);
    const audit = await page.locator('#content').innerText();
    await page.close();

    expect(audit).toContain('started a sync');
  }, 60_000);
});
