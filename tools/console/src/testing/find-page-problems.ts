import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { findClippedText } from './find-clipped-text.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What somebody cannot read of an open page, or reach without a mouse. Empty for a page that everybody can use. */
export const findPageProblems = async (page: Page): Promise<readonly string[]> => [
  ...(await violationsOf(page)),
  ...(await findUnreadable(page)),
];

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

/** What a page breaks of WCAG, as axe-core finds it. Its script is run by the test, past the policy of the page. */
const violationsOf = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ readonly violations: readonly Violation[] }>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
};
