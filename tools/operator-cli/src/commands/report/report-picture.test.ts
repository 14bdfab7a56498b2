import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserPath } from '@siesa-integration/console/testing';
import type { ReportedClient, ReportedSync } from '@siesa-integration/operator/report';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { reportPage } from './report-page.ts';

const size = { width: 1280, height: 1000 };

const syncAt = (day: number, fields: Partial<ReportedSync> = {}): ReportedSync => ({
  tenantId: 'cliente-a',
  syncId: `sync-202501${String(day)}-100000-7f3a`,
  status: 'success',
  timestamp: `2025-01-${String(day)}T10:00:00Z`,
  recordsProcessed: 400 + 25 * (day % 7),
  recordsExtracted: 1_560,
  recordsUnchanged: 1_150 - 25 * (day % 7),
  recordsFailed: 10,
  recordsWarned: 3,
  durationSeconds: 40 + 3 * (day % 7),
  syncType: 'incremental',
  stages: { extract: 15, transform: 6, load: 18, summarize: 2 },
  ...fields,
});
const clientOf = (client_id: string, client_name: string, fields: Partial<ReportedClient>): ReportedClient => ({
  client_id,
  client_name,
  product_type: 'kong',
  enabled: true,
  timezone: 'America/Bogota',
  open_rejects: 0,
  parked_rejects: 0,
  open_alerts: 0,
  syncs: [],
  rejects: [],
  warnings: [],
  ...fields,
});
const error = {
  code: 'PRODUCT_UNAVAILABLE',
  message: 'Kong does not answer at https://kong.example, after 5 attempts in 120 s.',
};
const clients = [
  clientOf('cliente-a', 'Distribuidora del Norte S.A.S.', {
    cursor_age_seconds: 21_900,
    missing_in_siesa: 12,
    syncs: Array.from({ length: 12 }, (_, at) => syncAt(13 + at)),
  }),
  clientOf('cliente-b', 'Ferretería del Sur S.A.S.', {
    cursor_age_seconds: 90_000,
    syncs: [syncAt(23), syncAt(24, { status: 'failed', error })],
  }),
  clientOf('cliente-c', 'Comercial Andina S.A.', { product_type: 'wms' }),
];

// Where `REPORT_PICTURE` names a file, the picture is kept there: docs/images/report.png is made so.
it.skipIf(browserPath === undefined)(
  'is drawn as the documents show it: the failed client first, and one unfolded',
  async () => {
    const dir = await mkdtemp(join(tmpdir(), 'report-picture-'));
    const file = join(dir, 'report.html');
    const picture = process.env['REPORT_PICTURE'] ?? join(dir, 'report.png');
    await writeFile(file, reportPage({ place: 'in ./clients', at: '2025-01-25T12:00:00Z', clients }, 'es'));
    const browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
    const page = await browser.newPage({ locale: 'en', colorScheme: 'light', viewport: size });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate("document.querySelector('#client-cliente-a').open = true;");
    const order = await page.locator('details.client .name').allInnerTexts();
    await page.screenshot({ path: picture });
    await browser.close();
    const png = await readFile(picture);
    await rm(dir, { recursive: true });

    expect(order[0]).toContain('cliente-b');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size.width, size.height]);
  },
  60_000,
);
