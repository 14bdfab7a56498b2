import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningConsole, startConsole } from '../src/start-console.ts';
import { browserPath } from '../src/testing/browser-path.ts';
import { findPageProblems } from '../src/testing/find-page-problems.ts';
import { fillFolder, type FilledFolder } from './filled-folder.ts';

const everyCase = [1280, 390].flatMap((width) => ['es-CO', 'en-GB'].map((locale) => [width, locale] as const));
const client = '/clients/cliente-a';

/** Each changes something that the one before it did not, so that each has an effect. */
describe.skipIf(browserPath === undefined)('every action of the console in Chromium', () => {
  let folder: FilledFolder;
  let running: RunningConsole;
  let browser: Browser;
  let channel: Server;
  beforeAll(async () => {
    folder = await fillFolder();
    channel = createServer((request, response) => {
      request.resume();
      response.end('ok');
    }).listen(0, '127.0.0.1');
    await once(channel, 'listening');
    await nameChannel(folder.dir, (channel.address() as AddressInfo).port);
    running = await startConsole({ ...folder.host, place: 'in ./clients' }, { port: 0 });
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await running.close();
    await folder.close();
    channel.closeAllConnections();
    channel.close();
  });

  it.each(everyCase)(
    'can be done by everybody at %d px in %s',
    async (width, locale) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale });
      const page = await context.newPage();
      const found: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(`${page.url()}: ${message.text()}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) found.push(`${response.url()} answered ${String(response.status())}`);
      });
      const open = (path: string) => page.goto(`${running.address}${path}`);
      /** Presses a button that opens a page, and looks whether everybody can use that one. */
      const press = async (button: string): Promise<void> => {
        await Promise.all([page.waitForEvent('load'), page.locator(button).first().click()]);
        found.push(...(await findPageProblems(page)).map((problem) => `${button} ${problem}`));
      };
      const id = `${locale.slice(0, 2)}${String(width)}`;

      await open(client);
      await press('form[action$="/pause"] button');
      await press('form[action$="/resume"] button');
      await press('form[action$="/check"] button');

      await open(`${client}/run`);
      await press('button[formaction$="/dry-run"]');
      await open(`${client}/run`);
      await press('form[action$="/run"] button.main');
      await untilEnded(page);

      await open(`${client}/products?id=PROD000001`);
      await press('form[action$="/products/send"] button');

      await open(`${client}/rejects?code=kong%2Frefused&field=`);
      await press('form[action$="/retry-group"] button');
      await untilEnded(page);
      await open(`${client}/rejects`);
      await press('form[action$="/retry"] button');
      await untilEnded(page);

      await open(`${client}/mapping`);
      for (const [name, value] of [
        ['field', `custom:c${id}`],
        ['siesa_field', 'f_color'],
        ['product_field', `c${id}`],
      ] as const)
        await page.locator(`[name="${name}"]`).fill(value);
      await page.locator('select[name="type"]').selectOption('string');
      await press('button[formaction$="/field"]');
      await press('button[formaction$="/review"]');
      await press('form[action$="/publish"] button.main');
      await page.getByText(`"c${id}"`).first().waitFor({ state: 'attached' });

      await open(`${client}/settings`);
      const text = await page.locator('#document').inputValue();
      await page
        .locator('#document')
        .fill(
          text
            .replace(/rate\(\d+ hours\)/, `rate(${String(width % 20 === 0 ? 5 : 7)} hours)`)
            .replace(/"client_name": "[^"]*"/, `"client_name": "Empresa A ${id}"`),
        );
      await press('form[action$="/review"] button.main');
      await press('form[action$="/apply"] button.main');

      await open('/new-client?siesa_dialect=inventory&destination=kong%2Fcontract');
      for (const [name, value] of Object.entries(answersOf(id))) await page.locator(`[name="${name}"]`).fill(value);
      await press('form[action="/new-client"] button.main');

      await open('/alerts');
      await press('form[action="/alerts/test"] button');

      await open(folder.pages.find((path) => path.includes('/rows?')) ?? '');
      await page.locator('[name="note"]').fill(`because of ${id}`);
      await press('button[value="write-off"]');
      await press('form[action$="/again"] button');
      await page.locator('#jobs .notice.busy').waitFor({ state: 'detached', timeout: 120_000 });

      await open('/audit');
      const audit = await page.locator('#content').innerText();
      await context.close();

      expect(found).toEqual([]);
      expect(audit).toContain(`norte-${id}`);
    },
    600_000,
  );
});

/** Alerts of the folder go to a server on loopback. */
const nameChannel = async (dir: string, port: number): Promise<void> => {
  await mkdir(join(dir, 'secrets/alerts'), { recursive: true });
  await writeFile(join(dir, 'alerts.json'), JSON.stringify({ slack: { secret: 'alerts/slack' } }));
  const url = `http://127.0.0.1:${String(port)}/`;
  await writeFile(join(dir, 'secrets/alerts/slack.json'), JSON.stringify({ url }), { mode: 0o600 });
};

/** The page of a sync shows its balance by itself. */
const untilEnded = (page: Page): Promise<void> => page.locator('.figures').first().waitFor({ timeout: 120_000 });

const answersOf = (id: string): Readonly<Record<string, string>> => ({
  client_id: `norte-${id}`.toLowerCase(),
  client_name: 'Almacenes Norte',
  siesa_api_url: 'https://norte.siesa.example/api',
  api_key: 'key-of-siesa',
  product_api_url: 'https://norte.kong.example/api',
  product_api_key: 'key-of-kong',
});
