import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningConsole, startConsole } from '../src/start-console.ts';
import { browserPath } from '../src/testing/browser-path.ts';
import { findDarkProblems, findPageProblems, findUnreadable } from '../src/testing/find-page-problems.ts';
import { fillFolder, type FilledFolder, forms } from './filled-folder.ts';

const everyCase = [1280, 390].flatMap((width) => ['es-CO', 'en-GB'].map((locale) => [width, locale] as const));

describe.skipIf(browserPath === undefined)('every page of the console in Chromium', () => {
  let folder: FilledFolder;
  let running: RunningConsole;
  let browser: Browser;
  beforeAll(async () => {
    folder = await fillFolder();
    running = await startConsole({ ...folder.host, place: 'in ./clients' }, { port: 0 });
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await running.close();
    await folder.close();
  });

  /** What the page itself complains of: a script that failed, a style or a file that its policy refuses. */
  const complaintsOf = (context: BrowserContext): string[] => {
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${message.page()?.url() ?? ''}: ${message.text()}`);
    });
    context.on('weberror', (error) => complaints.push(error.error().message));
    return complaints;
  };

  // The document is the same in the dark, so it is loaded once for both.
  it.each(everyCase)(
    'can be used by everybody at %d px in %s, light and dark',
    async (width, locale) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme: 'light' });
      const found = complaintsOf(context);
      const page = await context.newPage();
      const look = async (what: string): Promise<void> => {
        const problems = [...(await findPageProblems(page)), ...(await findDarkProblems(page))];
        found.push(...problems.map((problem) => `${what} ${problem}`));
      };
      for (const path of folder.pages) {
        const answer = await page.goto(`${running.address}${path}`);
        if (answer?.status() !== 200) found.push(`${path} answered ${String(answer?.status())}`);
        await look(path);
      }
      for (const [path, button] of forms) {
        await page.goto(`${running.address}${path}`);
        await Promise.all([page.waitForEvent('load'), page.locator(button).first().click()]);
        await look(`${path} ${button}`);
      }
      await context.close();

      expect(found).toEqual([]);
    },
    600_000,
  );

  // axe-core waits with timers, which a page without JavaScript has not. The document is the same, so what it finds is found above.
  it.each(everyCase)(
    'shows as much without JavaScript at %d px in %s, light and dark',
    async (width, locale) => {
      const options = { viewport: { width, height: 900 }, locale };
      const [plain, scripted] = [
        await browser.newContext({ ...options, javaScriptEnabled: false }),
        await browser.newContext(options),
      ];
      const [without, withScript] = [await plain.newPage(), await scripted.newPage()];
      const found: string[] = [];
      for (const path of folder.pages) {
        await Promise.all([without, withScript].map((page) => page.goto(`${running.address}${path}`)));
        const [text, same] = await Promise.all([without, withScript].map((page) => page.locator('body').innerText()));
        found.push(...missingIn(text, same).map((line) => `${path} has no '${line}'`));
        for (const colorScheme of ['light', 'dark'] as const) {
          await without.emulateMedia({ colorScheme });
          found.push(...(await findUnreadable(without)).map((problem) => `${path} ${colorScheme} ${problem}`));
        }
      }
      await plain.close();
      await scripted.close();

      expect(found).toEqual([]);
    },
    600_000,
  );
});

/** Lines that only the page with scripts shows. Without them there may be more, such as a button that sends what is typed. Figures are left out, because of how long ago something was. */
const missingIn = (text = '', scripted = ''): readonly string[] => {
  const linesOf = (each: string): readonly string[] => each.replaceAll(/\d+/g, '#').split('\n');
  const shown = new Set(linesOf(text));
  return linesOf(scripted).filter((line) => !shown.has(line));
};
