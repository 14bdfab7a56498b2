import { type Answer, openConsole, origin } from './console-browser.ts';
import type { Host } from '@siesa-integration/operator';

/** One page, and how it was reached. */
export interface CrawledPage extends Answer {
  readonly path: string;
}

/** Files are no pages, and a language leads back to the same page. */
const isPage = (path: string): boolean => !/^\/(static|language)\/|\.(csv|xlsx|svg)$/.test(path);
const mostPages = 1_000;

/**
 * Opens every page that links lead to, from the list of clients on.
 *
 * @throws Error when there is no end of pages.
 */
export const crawl = async (
  host: Host,
  language: string,
  first: readonly string[] = ['/'],
): Promise<readonly CrawledPage[]> => {
  const { open } = openConsole(host);
  const pages = new Map<string, CrawledPage>();
  const waiting = [...first];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.has(path)) continue;
    if (pages.size === mostPages) throw new Error(`More than ${String(mostPages)} pages: the last one is '${path}'.`);
    const answer = await open(path, { 'accept-language': language });
    pages.set(path, { ...answer, path });
    for (const [, link = ''] of answer.text.matchAll(/href="(\/[^"]*)"/g)) {
      const { pathname, search } = new URL(link.replaceAll('&amp;', '&'), origin);
      if (isPage(pathname)) waiting.push(`${pathname}${search}`);
    }
  }
  return [...pages.values()];
};
