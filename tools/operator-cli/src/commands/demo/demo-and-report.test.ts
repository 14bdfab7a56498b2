import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncOutcome } from '@siesa-integration/operator/sync';
import type { DemoResult } from './run-demo.ts';
import { browserPath } from '@siesa-integration/console/testing';
import { siesaSync, type CommandResult } from '../../testing/command-line.ts';

const summaryOf = (outcomes: readonly SyncOutcome[], clientId: string) =>
  outcomes.flatMap((outcome) =>
    outcome.kind === 'ended' && outcome.summary.client_id === clientId ? [outcome.summary] : [],
  )[0];

describe('siesa-sync demo', () => {
  let demo: CommandResult;
  let result: DemoResult;
  let file: string;
  beforeAll(async () => {
    demo = await siesaSync(['demo', '--products', '120', '--json']);
    result = JSON.parse(demo.out) as DemoResult;
    file = join(result.folder, 'report.html');
    await siesaSync(['report', '--local', result.folder, '--output', file]);
  }, 60_000);
  afterAll(() => rm(result.folder, { recursive: true, force: true }));

  it('syncs both clients twice, and both stores equal their Siesa', () => {
    expect(demo.code).toBe(0);
    expect(summaryOf(result.initial, 'cliente-a')).toMatchObject({
      status: 'success',
      records_extracted: 120,
      records_success: 120,
    });
    expect(summaryOf(result.incremental, 'cliente-b')).toMatchObject({
      status: 'success',
      records_extracted: 52,
      records_success: 50,
      records_failed: 2,
    });
    expect(result.comparisons).toHaveLength(4);
    expect(
      result.comparisons.every(
        ({ compared, equal, differences }) => compared === 120 && equal === 120 && differences.length === 0,
      ),
    ).toBe(true);
  });

  it('gives the paths of the CSV reports, which contain the broken products', async () => {
    expect(result.reports).toHaveLength(2);
    for (const report of result.reports)
      expect(await readFile(report, 'utf8')).toMatch(/rejected,mapping\/integer,.*12\.5/);
  });

  it('works with a Siesa of dialect connekta, which returns all products each time', async () => {
    const { code, out } = await siesaSync(['demo', '--dialect', 'connekta', '--products', '60', '--json']);
    const cloud = JSON.parse(out) as DemoResult;
    await rm(cloud.folder, { recursive: true, force: true });

    expect(code).toBe(0);
    expect(summaryOf(cloud.incremental, 'cliente-b')).toMatchObject({
      status: 'success',
      records_extracted: 60,
      records_success: 50,
      records_unchanged: 8,
      records_failed: 2,
    });
    expect(cloud.comparisons.flatMap(({ differences }) => differences)).toEqual([]);
  });

  it('prints the same as a table', async () => {
    const { code, out, err } = await siesaSync(['demo', '--products', '60']);
    const [, folder = ''] = /siesa-sync report --local (\S+)/.exec(out) ?? [];
    await rm(folder, { recursive: true, force: true });

    expect(code).toBe(0);
    expect(out).toMatch(/cliente-b +incremental +success +52 +50 +0 +2/);
    expect(out).toContain('cliente-a  Kong == Siesa after the initial sync: 60 of 60 records equal');
    expect(err).toContain('50 products change and 2 become invalid');
  });

  it('refuses a number of products that is not a number', async () => {
    const { code, err } = await siesaSync(['demo', '--products', 'many']);

    expect(code).toBe(2);
    expect(err).toContain("'many' is invalid");
  });

  describe('its HTML report', () => {
    it('can be written for one client, and prints its data as JSON', async () => {
      const { code, out } = await siesaSync([
        'report',
        'cliente-a',
        '--local',
        result.folder,
        '--output',
        join(result.folder, 'one.html'),
        '--json',
      ]);

      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        clients: [
          {
            client_id: 'cliente-a',
            syncs: [{ recordsProcessed: 120 }, { recordsProcessed: 50, recordsFailed: 2 }],
            rejects: [{}, {}],
          },
        ],
      });
    });

    it('names the file that cannot be written', async () => {
      const { code, err } = await siesaSync(['report', '--local', result.folder, '--output', '/nowhere/report.html']);

      expect(code).toBe(2);
      expect(err).toContain("The page cannot be written to '/nowhere/report.html'");
    });

    it('names nothing outside of itself', async () => {
      const page = await readFile(file, 'utf8');

      expect(page).not.toMatch(/src=|href=(?!"#)|url\(|@import/);
      expect(page).toContain("default-src 'none'");
    });
  });

  describe.skipIf(browserPath === undefined)('its HTML report in Chromium', () => {
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];
    const requests: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
      page = await browser.newPage({ locale: 'es-CO', colorScheme: 'dark' });
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(pathToFileURL(file).href);
    }, 60_000);
    afterAll(() => browser.close());

    /** The row's figures by name, as text on the page. */
    const figures = async (syncId: string): Promise<Readonly<Record<string, number>>> => {
      const cells = await page.locator(`tr[data-sync="${syncId}"] td[data-figure]`).all();
      return Object.fromEntries(
        await Promise.all(
          cells.map(
            async (cell) => [String(await cell.getAttribute('data-figure')), Number(await cell.innerText())] as const,
          ),
        ),
      );
    };

    it('folds the details of a client, and shows the figures of the summaries below it', async () => {
      expect(await page.locator('tr[data-sync]:visible').count()).toBe(0);
      for (const client of await page.locator('details.client summary').all()) await client.click();
      for (const outcomes of [result.initial, result.incremental]) {
        for (const clientId of ['cliente-a', 'cliente-b']) {
          const summary = summaryOf(outcomes, clientId);
          expect(await figures(summary?.sync_id ?? '')).toEqual({
            extracted: summary?.records_extracted,
            accepted: summary?.records_success,
            unchanged: summary?.records_unchanged,
            refused: summary?.records_failed,
            warned: summary?.records_warned,
          });
        }
      }
    });

    it('draws a chart of cursor ages, and three for each client that was synced', async () => {
      expect(await page.locator('.chart svg').count()).toBe(1 + 3 * 2);
      expect(await page.locator('svg path[fill^="var(--"]').count()).toBeGreaterThan(6);
      expect(await page.locator('summary svg.spark').count()).toBe(2);
    });

    it('is in the language of the run, and in the other one after a click', async () => {
      expect(await page.locator('h1').innerText()).toMatch(/^None of \d clients failed$/);
      await page.click('button[data-language=es]');
      expect(await page.locator('h1').innerText()).toMatch(/^No falló ninguno de \d clientes$/);
      await page.click('button[data-language=en]');
      expect(await page.locator('h1').innerText()).toMatch(/^None of \d clients failed$/);
    });

    it('is dark or light by the preference of the reader', async () => {
      const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      expect(await paper()).toBe('rgb(20, 23, 26)');
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await paper()).toBe('rgb(255, 255, 255)');
    });

    it('searches the open rejects', async () => {
      const visible = () => page.locator('tr[data-reject]:visible').count();
      expect(await visible()).toBe(4);
      await page.locator('#search').fill('cliente-a prod');
      expect(await visible()).toBe(2);
    });

    it('makes no request and logs no error', () => {
      expect(requests).toEqual([pathToFileURL(file).href]);
      expect(complaints).toEqual([]);
    });
  });
});
