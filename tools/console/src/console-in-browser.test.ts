import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runReconciliation, startSync } from '@siesa-integration/operator';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningConsole, startConsole } from './start-console.ts';
import { browserPath } from './testing/browser-path.ts';
import { type ConsoleSetup, startConsoleSetup } from './testing/console-setup.ts';
import { findPageProblems } from './testing/find-page-problems.ts';

// Where `CONSOLE_PICTURES` names a folder, the pictures are kept there: docs/images/console-*.png are made so.
describe.skipIf(browserPath === undefined)('the console in Chromium', () => {
  let setup: ConsoleSetup;
  let running: RunningConsole;
  let browser: Browser;
  let pictures: string;
  let sync = '';
  let jobs: readonly string[];
  const problems: string[] = [];
  const pageOf = async (width: number, locale: string, colorScheme: 'light' | 'dark'): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale, colorScheme });
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    return page;
  };
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 60, faults: { poison: 7 } });
    const started = await startSync(setup.host, { client_id: 'cliente-a', sync_type: 'initial' }, Date.now);
    sync = started.syncId ?? '';
    await started.ended;
    const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor';
    const file = join(setup.dir, 'file.csv');
    const against = join(setup.dir, 'base.csv');
    await writeFile(
      file,
      `${header}\n1;ORD-00001;Ana Torres;A;2026-02-15;100.00\n1;ORD-00002;Ana Torres;A;2026-02-01;50.00\n`,
    );
    await writeFile(against, `${header}\n1;ORD-00001;Ana Torres;A;2026-02-15;100.00\n`);
    const end = await runReconciliation({ dir: setup.dir, file, against, rules: 'supplier-orders', day: '2026-02-16' });
    const job = end.status === 'failed' ? '' : `/reconciliations/${end.jobId}`;
    jobs = [job, `${job}/rows?side=file&line=3`];
    running = await startConsole({ ...setup.host, place: 'in ./clients' }, { port: 0 });
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
    pictures = process.env['CONSOLE_PICTURES'] ?? (await mkdtemp(join(tmpdir(), 'console-pictures-')));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await running.close();
    await setup.close();
    if (process.env['CONSOLE_PICTURES'] === undefined) await rm(pictures, { recursive: true });
  });

  it.each([
    [1280, 'es-CO', 'light'],
    [390, 'en-GB', 'dark'],
  ] as const)(
    'can be read by everybody at %d px in %s (%s): axe-core finds nothing, no text is clipped',
    async (width, locale, scheme) => {
      const page = await pageOf(width, locale, scheme);
      const found: string[] = [];
      const paths = ['', '/rejects', '/products?id=PROD000001', '/mapping', '/settings', '/run', `/syncs/${sync}`].map(
        (path) => `/clients/cliente-a${path}`,
      );
      const others = [
        '/new-client',
        '/new-client?siesa_dialect=connekta&destination=kong%2Fkong-core',
        '/reconciliations',
        ...jobs,
        '/alerts',
        '/audit',
      ];
      for (const path of ['/', ...paths, ...others]) {
        await page.goto(`${running.address}${path}`);
        const here = await findPageProblems(page);
        found.push(...here.map((problem) => `${path} ${problem}`));
        if (width === 1280 && path === '/clients/cliente-a')
          await page.screenshot({ path: join(pictures, 'console-client.png') });
        if (width === 1280 && path.includes('/syncs/'))
          await page.screenshot({ path: join(pictures, 'console-sync.png') });
      }
      await page.close();

      expect(found).toEqual([]);
    },
    120_000,
  );

  it('searches as one types, starts a sync by keyboard, and shows it live without a reload', async () => {
    const page = await pageOf(1280, 'en-GB', 'light');
    await page.goto(running.address);
    await page.getByLabel('Search').fill('empresa a');
    await page.getByRole('link', { name: 'Empresa B S.A.' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Empresa A S.A.' }).press('Enter');
    await page.getByRole('link', { name: 'Run now' }).press('Enter');
    setup.kong.switches.latencyMs = 1_500;
    await page.getByRole('button', { name: 'Start' }).press('Enter');
    await page.getByText('The page follows it by itself.').waitFor();
    const other = await pageOf(1280, 'en-GB', 'light');
    await other.goto(page.url());
    await page.evaluate('window.notReloaded = true');
    const slowlyFrom = async (route: Route): Promise<void> => {
      await sleep(1_500); // longer than a browser waits before it connects again
      await route.continue();
    };
    await page.route(page.url(), slowlyFrom);
    await Promise.all([page, other].map((each) => each.getByText('It balances').waitFor({ timeout: 60_000 })));
    const stayed = await page.evaluate('window.notReloaded');
    setup.kong.switches.latencyMs = 0;
    await Promise.all([page.close(), other.close()]);

    expect(stayed).toBe(true);
  }, 120_000);

  it('breaks none of its own policy', () => {
    expect(problems).toEqual([]);
  });
});
