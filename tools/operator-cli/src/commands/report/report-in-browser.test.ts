import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserPath, findClippedText } from '@siesa-integration/console/testing';
import type { ReportedClient, ReportedSync } from '@siesa-integration/operator/report';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from './report-page.ts';

const syncAt = (day: number, fields: Partial<ReportedSync> = {}): ReportedSync => ({
  tenantId: 'a',
  syncId: `sync-202501${String(day)}-100000-7f3a`,
  status: 'success',
  timestamp: `2025-01-${String(day)}T10:00:00Z`,
  recordsProcessed: 12_500,
  recordsExtracted: 125_000,
  recordsUnchanged: 112_000,
  recordsFailed: 500,
  recordsWarned: 1_500,
  durationSeconds: 300 + day,
  syncType: 'incremental',
  stages: { extract: 100, transform: 50, load: 120, summarize: 10 },
  ...fields,
});
const rejection = {
  code: 'mapping/pattern',
  message: `ean: expected ^[0-9]{13}$, received ${'7'.repeat(120)}`,
  attempts: 3,
  first_seen: '2025-01-01T00:00:00Z',
  last_seen: '2025-01-15T00:00:00Z',
  sync_id: 'sync-1',
};
const clientOf = (client_id: string, fields: Partial<ReportedClient> = {}): ReportedClient => ({
  client_id,
  client_name: 'Distribuidora de Materiales Eléctricos y Ferretería del Norte S.A.S.',
  product_type: 'kong',
  enabled: true,
  timezone: 'America/Bogota',
  open_rejects: 0,
  parked_rejects: 0,
  open_alerts: 0,
  syncs: Array.from({ length: 40 }, (_, at) => syncAt(10 + (at % 20))),
  rejects: [],
  warnings: [],
  cursor_age_seconds: 90_000,
  ...fields,
});
const error = {
  code: 'PRODUCT_UNAVAILABLE',
  message: `Kong does not answer at https://cliente-norte.kong.example/api/v1/products/bulk?trace=${'0123456789abcdef'.repeat(8)}, after 5 attempts in 120 s.`,
};
const clients = [
  clientOf('cliente-del-norte', {
    rejects: [
      {
        code: rejection.code,
        field: 'ean',
        message: '',
        rejects: [{ product_id: 'P'.repeat(60), last_seen_sync: 's', rejection }],
      },
    ],
    warnings: [{ product_id: 'P1', path: 'ean', code: 'mapping/pattern', message: rejection.message }],
    missing_in_siesa: 1_234,
    cursor_held: { cause: 'fewer ids came than Siesa announced', read: 98_000, total: 100_000 },
  }),
  clientOf('cliente-a'),
  clientOf('cliente-caido', { syncs: [syncAt(10), syncAt(11, { status: 'failed', error })] }),
  clientOf('cliente-nuevo', { syncs: [] }),
  clientOf('cliente-apagado', { enabled: false }),
];

describe.skipIf(browserPath === undefined)('the report page in Chromium', () => {
  let dir: string;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'report-'));
    const file = join(dir, 'report.html');
    await writeFile(file, reportPage({ place: 'in ./clients', at: '2025-01-15T12:00:00Z', clients }, 'es'));
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'en-US' });
    await page.goto(pathToFileURL(file).href);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await rm(dir, { recursive: true, force: true });
  });
  const shown = () => page.locator('details.client:visible').count();

  describe.each([1280, 390])('at %d px', (width) => {
    beforeAll(() => page.setViewportSize({ width, height: 900 }));

    it.each(['folded', 'open'])('clips no text when clients are %s', async (state) => {
      await page.evaluate(
        `for (const client of document.querySelectorAll('details')) client.open = ${String(state === 'open')};`,
      );

      expect(await findClippedText(page)).toEqual([]);
    });

    it('writes no text of a chart smaller than 11 px', async () => {
      await page.evaluate("for (const client of document.querySelectorAll('details')) client.open = true;");
      const smallest =
        await page.evaluate<number>(`Math.min(...[...document.querySelectorAll('.chart svg')].flatMap((svg) => {
        const scale = svg.getBoundingClientRect().width / svg.width.baseVal.value;
        return [...svg.querySelectorAll('text')].map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale);
      }))`);

      expect(smallest).toBeGreaterThanOrEqual(11);
    });
  });

  it('shows rows as cards below 600 px, and as a table above', async () => {
    const display = () => page.evaluate<string>("getComputedStyle(document.querySelector('table.cards td')).display");
    expect(await display()).toBe('flex');
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await display()).toBe('table-cell');
  });

  it('opens in the language of the run, whatever the browser prefers, until its reader chooses another one', async () => {
    const headline = () => page.locator('h1').innerText();

    expect(await headline()).toMatch(/^Falló 1 de 5/);
    await page.click('button[data-language=en]');
    expect(await headline()).toMatch(/^1 of 5 clients failed/);
    await page.click('button[data-language=es]');
    expect(await headline()).toMatch(/^Falló 1 de 5/);
  });

  it('filters clients by name, and by whether they fail', async () => {
    expect(await shown()).toBe(5);
    await page.locator('#filter').fill('norte');
    expect(await shown()).toBe(5); // in each name
    await page.locator('#filter').fill('cliente-a');
    expect(await shown()).toBe(2);
    await page.locator('#filter').fill('');
    await page.locator('#only-failing').check();
    expect(await shown()).toBe(1);
    await page.locator('#only-failing').uncheck();
  });

  it('opens the client that the index names', async () => {
    await page.evaluate("for (const client of document.querySelectorAll('details')) client.open = false;");
    await page.locator('nav a', { hasText: 'cliente-caido' }).click();

    expect(await page.locator('details[open]').getAttribute('id')).toBe('client-cliente-caido');
  });

  it('finds clipped text where there is some', async () => {
    await page.evaluate(
      `document.querySelector('h1').style.cssText = 'width: 40px; white-space: nowrap; overflow: hidden';`,
    );
    expect(await findClippedText(page)).toEqual([expect.stringContaining('de 5 clientes') as string]);
    await page.evaluate(
      `document.querySelector('h1').style.cssText = 'white-space: nowrap; width: 5000px; text-align: right';`,
    );
    expect(await findClippedText(page)).toEqual([expect.stringContaining('de 5 clientes') as string]);
  });
});
