import { readFile } from 'node:fs/promises';
import { runSyncs } from '@siesa-integration/operator';
import { bundledRules } from '@siesa-integration/reconciliation';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningConsole, startConsole } from '../src/start-console.ts';
import { browserPath } from '../src/testing/browser-path.ts';
import { type ConsoleOnAws, startConsoleOnAws } from '../src/testing/console-on-aws.ts';
import { findDarkProblems, findPageProblems } from '../src/testing/find-page-problems.ts';
import { exportOf, exportRules } from '../src/testing/product-export.ts';

const everyCase = [1280, 390].flatMap((width) => ['es-CO', 'en-GB'].map((locale) => [width, locale] as const));
const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const matched = '1;ORD-00001;Ana Torres;A;2026-02-15;100.00\n';
const alone = '1;ORD-00002;Ana Torres;A;2026-02-01;50.00\n';
const sent = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const [files, systems] = ['form[action$="/files"]', 'form[action$="/products"]'];

/** Each case has its own rules and day, so none finds the job of another one. */
describe.skipIf(browserPath === undefined)('reconciliations on AWS in Chromium', () => {
  let aws: ConsoleOnAws;
  let running: RunningConsole;
  let browser: Browser;
  beforeAll(async () => {
    aws = await startConsoleOnAws();
    await aws.put('bases/supplier-orders.csv', header + matched);
    await runSyncs(aws.host, [{ client_id: 'cliente-a', sync_type: 'initial' }], { now: Date.now });
    running = await startConsole(aws.host, { port: 0 });
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await running.close();
    await aws.close();
  });

  const visit = async (width: number, locale: string) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme: 'light' });
    const found: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') found.push(`${message.page()?.url() ?? ''}: ${message.text()}`);
    });
    const page = await context.newPage();
    const look = async (what: string): Promise<void> => {
      const problems = [...(await findPageProblems(page)), ...(await findDarkProblems(page))];
      found.push(...problems.map((problem) => `${what} ${problem}`));
    };
    return { context, page, found, look };
  };
  const press = async (page: Page, button: string): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), page.locator(button).first().click()]);
  };
  /** The list follows what runs by itself. */
  const openNewest = async (page: Page): Promise<void> => {
    await page.locator('#jobs .notice.busy').waitFor({ state: 'detached', timeout: 120_000 });
    if (page.url().endsWith('/reconciliations')) await page.locator('#jobs tbody a').first().click();
    await page.locator('a[href$="/breaks.csv"]').waitFor();
  };
  const breaksOf = async (context: BrowserContext, page: Page): Promise<string> => {
    const answer = await context.request.get(`${page.url()}/breaks.csv`);
    return answer.text();
  };

  it.each(everyCase)(
    'compare files that are sent, show the breaks and keep a decision, at %d px in %s',
    async (width, locale) => {
      const { context, page, found, look } = await visit(width, locale);
      const name = `mine-${locale.toLowerCase()}-${String(width)}`;
      await page.goto(`${running.address}/reconciliations`);
      await look('list');
      await page.locator(`${files} [name="file-upload"]`).setInputFiles(sent('orders.csv', header + matched + alone));
      await page.locator(`${files} [name="base"]`).fill('bases/supplier-orders.csv');
      await page.locator(`${files} [name="rules"]`).fill('');
      await page
        .locator(`${files} [name="rules-upload"]`)
        .setInputFiles(sent('mine.json', JSON.stringify({ ...bundledRules('supplier-orders'), name })));
      await page.locator(`${files} [name="day"]`).fill('2026-02-16');
      await press(page, `${files} button.main`);
      await look('started');
      await openNewest(page);
      await look('job');
      const text = await page.locator('#content').innerText();
      const csv = await breaksOf(context, page);
      const saved = page.waitForEvent('download');
      await page.locator('a[href$="/breaks.csv"]').click();
      const download = await readFile(await (await saved).path(), 'utf8');
      await page.locator('a[href*="/rows?side=file&line=3"]').first().click();
      await page.locator('[name="note"]').fill(`a <i>fee of ${name}`);
      await look('row');
      await press(page, 'button[value="write-off"]');
      await press(page, 'form[action$="/again"] button');
      await openNewest(page);
      await look('newer job');
      const newer = await page.locator('#content').innerText();
      await page.goto(`${page.url()}/rows?side=file&line=3`);
      const decided = await page.locator('#content').innerText();
      await context.close();

      expect(found).toEqual([]);
      expect(text).toContain('ORD-00002');
      expect(csv).toContain('ORD-00002');
      expect(download).toBe(csv);
      expect(newer).toContain('WRITTEN_OFF');
      expect(decided).toContain(`a <i>fee of ${name}`);
    },
    300_000,
  );

  it.each([
    [1280, 'en-GB', '2026-02-20'],
    [390, 'es-CO', '2026-02-21'],
  ])(
    'compare the products of a client with those that its syncs have read, at %d px in %s',
    async (width, locale, day) => {
      const { context, page, found, look } = await visit(width, locale);
      const [, ...held] = aws.kong.products.values(); // one is missing in the export
      await page.goto(`${running.address}/reconciliations`);
      await page.locator(`${systems} [name="client"]`).selectOption('cliente-a');
      await page.locator(`${systems} [name="file-upload"]`).setInputFiles(sent('export.csv', exportOf(held)));
      await page
        .locator(`${systems} [name="rules-upload"]`)
        .setInputFiles(sent('rules.json', JSON.stringify(exportRules)));
      await page.locator(`${systems} [name="day"]`).fill(day);
      await press(page, `${systems} button.main`);
      await openNewest(page);
      await look('job');
      const text = await page.locator('#content').innerText();
      await context.close();

      expect(found).toEqual([]);
      expect(text).toMatch(/cliente-a[^]*MISSING_IN_PRODUCT[^]*Kong does not have it/);
    },
    300_000,
  );
});
