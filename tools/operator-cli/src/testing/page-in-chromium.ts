import { pathToFileURL } from 'node:url';
import { browserPath, findClippedText } from '@siesa-integration/console/testing';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Opens the page of a reconciliation, and expects that it fits both widths in each language under its title, and hides what is not searched for. @param titles - by language */
export const expectPageFits = async (
  file: string,
  titles: Readonly<Record<'pt' | 'es' | 'en', string>>,
  further: (tab: Page) => Promise<void>,
): Promise<void> => {
  const browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(file).href);
    for (const width of [1280, 390]) {
      await tab.setViewportSize({ width, height: 800 });
      for (const [language, title] of Object.entries(titles)) {
        await tab.click(`button[data-language=${language}]`);
        expect((await tab.locator('h1').innerText()).trim()).toBe(title);
        expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(await findClippedText(tab)).toEqual([]);
      }
    }
    await further(tab);
  } finally {
    await browser.close();
  }
};
