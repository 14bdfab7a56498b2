import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserPath } from '@siesa-integration/console/testing';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { reconcileDemo } from '../src/commands/demo/reconcile-demo.ts';
import { memoryTerminal } from '../src/testing/memory-terminal.ts';

it.skipIf(browserPath === undefined)(
  'the page of 1,000,000 verdicts opens in Chromium and is searched',
  { timeout: 600_000 },
  async () => {
    const terminal = { ...memoryTerminal(), interactive: false };
    await reconcileDemo({ rows: 500_000, json: true }, { terminal, language: 'en' });
    const { page, exact, findings } = JSON.parse(terminal.written.out) as {
      readonly page: string;
      readonly exact: boolean;
      readonly findings: { readonly balance: Readonly<Record<'file' | 'base', { readonly rows: number }>> };
    };
    const { file, base } = findings.balance;
    expect([exact, file.rows + base.rows]).toEqual([true, 1_000_000]);
    expect((await stat(page)).size).toBeLessThan(5_000_000);

    const browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
    try {
      const tab = await browser.newPage();
      await tab.goto(pathToFileURL(page).href);
      expect(await tab.locator('tr[data-break]:visible').count()).toBe(1_000);
      const key = await tab.locator('tr[data-break] td').nth(3).innerText();
      await tab.fill('#search', key);
      expect(await tab.locator('tr[data-break]:visible').count()).toBe(1);
    } finally {
      await browser.close();
      await rm(dirname(dirname(dirname(dirname(dirname(page))))), { recursive: true });
    }
  },
);
