import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { findClippedText } from './find-clipped-text.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What somebody cannot read of an open page, or reach without a mouse. Empty for a page that everybody can use. */
export const findPageProblems = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source); // run by the test, past the policy of the page
  return [...(await violationsOf(page)), ...(await findUnreadable(page))];
};

/** What is wrong in the dark with a page that was light when `findPageProblems` looked at it, as dark changes colours alone. The page is light again afterwards. */
export const findDarkProblems = async (page: Page): Promise<readonly string[]> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = [...(await violationsOf(page, { runOnly: rulesOfColour })), ...(await findUnreadable(page))];
  await page.emulateMedia({ colorScheme: 'light' });
  return found.map((problem) => `dark ${problem}`);
};

/** Those of axe-core's usual rules that look at colours. */
const rulesOfColour = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] };

/** The part of it that needs no script in the page, so that it can be asked with JavaScript turned off. */
export const findUnreadable = async (page: Page): Promise<readonly string[]> => {
  const beyond = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...(await findClippedText(page)).map((text) => `clipped: ${text}`),
    ...(beyond > 0 ? [`the page is ${String(beyond)} px wider than the window`] : []),
  ];
};

/** What a page breaks of WCAG, as axe-core finds it. Nothing else leaves the page: its whole findings take three times as long as the search. */
const violationsOf = async (page: Page, options: Pick<axe.RunOptions, 'runOnly'> = {}): Promise<readonly string[]> => {
  const asked = JSON.stringify({ ...options, resultTypes: ['violations'] } satisfies axe.RunOptions);
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(${asked}).then(({ violations }) => violations)`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
};
