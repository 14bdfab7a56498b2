import { SiesaContractBroken, SourceIncomplete } from '../siesa-errors.ts';
import type { PageClaims } from './page-claims.ts';

/** What this client has seen of the pages of a list. */
export interface LargestPage {
  /** The most rows that one page has held: what a source caps its pages at, at least. */
  rows: number;
  /** Whether the end came behind the first short page that nothing counted; `undefined` before there was one. */
  shortIsEnd?: boolean;
}

interface PageEndOptions {
  /** The number of the first page of this reading. */
  readonly from: number;
  /** For messages, for example `the products`. */
  readonly subject: string;
  readonly largest: LargestPage;
  readonly totals: 'believe' | 'ignore';
  /** The reading is one of many of the same list, for example of the rows of some items. @defaultValue false */
  readonly isPart?: boolean;
}

/** What follows a page. */
export interface PageJudgement {
  readonly more: boolean;
  /** How many pages there are, where that can be believed. */
  readonly pages?: number;
  /** How many rows there are, where that can be believed: not fewer than have come. */
  readonly total?: number;
}

/** Judges each page in turn: its number, its rows as they came, and what it claims. */
export type PageEnd = (page: number, received: number, claims: PageClaims) => PageJudgement;

/**
 * Decides whether a page is the last. A claim that there is more is obeyed. A claim that there is no more is believed only where it
 * does not follow from a wrong total: one that counts the rows of its own page, or those so far, or that is 0 beside rows. Without
 * a claim, a list ends with a page without rows, because some servers filter a page after they have cut it. A short page is the end by itself where it is
 * the first and another reading of the list had a larger one; and in a part of a list whose earlier short page was followed by nothing.
 *
 * @throws {@link SiesaContractBroken} from the judgement, when the pages are numbered otherwise than they were asked for, or an empty one stands before rows.
 * @throws {@link SourceIncomplete} from the judgement, when page 1 is empty beside a total above 0.
 */
export const createPageEnd = ({ from, subject, largest, totals, isPart = false }: PageEndOptions): PageEnd => {
  let come = 0;
  /** Whether the first total left nothing to read; rows that come after it prove it wrong. */
  let doubted = false;
  /** A total that can be believed has come: the reader compares it with the rows, so an empty page needs no second look. */
  let counted = false;
  let before: PageBefore = 'with rows';
  /** The page before was short, and nothing but that led to this one. */
  let afterShort = false;
  /** The most pages that a page with rows has announced. */
  let announced = 0;

  return (page, received, claimed) => {
    const { total: ownTotal, pages: ownPages, ...words } = claimed;
    const { total, pages } = totals === 'ignore' ? {} : { total: ownTotal, pages: ownPages };
    refuseOtherNumbers(page, received, words, subject);
    if (afterShort) largest.shortIsEnd = received === 0 && largest.shortIsEnd !== false;
    afterShort = false;
    if (received === 0) {
      if (page === 1 && total !== undefined && total > 0) throw new SourceIncomplete({ list: subject, read: 0, total });
      if (!counted && before === 'empty') refuseMissingPages(page, announced, subject);
      const more = !counted && isFollowedWhenEmpty(before, { page, pages, words, subject });
      before = 'empty';
      return { more, ...(page === 1 && total === 0 && { total }) };
    }
    if (before === 'empty')
      throw new SiesaContractBroken(
        `Siesa answered page ${String(page - 1)} of ${subject} without rows and page ${String(page)} with rows: rows are missing. Reading stopped. Ask Siesa's support.`,
      );
    const first = page === from;
    announced = Math.max(announced, pages ?? 0);
    largest.rows = Math.max(largest.rows, received);
    come += first ? (page - 1) * largest.rows + received : received;
    if (first && total !== undefined && total <= come) doubted = true;

    const credible = total !== undefined && total >= come && (first || !doubted) ? total : undefined;
    const facts = { page, received, come, credible, doubted, pages, total, words, largest };
    const stated = isStated(facts);
    const more = stated ?? isOpen(facts, isPart);
    afterShort = stated === undefined && more && received < largest.rows;
    counted ||= credible !== undefined;
    before = announcesMore(page, pages, words) ? 'with rows, and announces more' : 'with rows';
    const most = Math.max(pages ?? 0, credible === undefined ? 0 : Math.ceil(credible / largest.rows));
    return { more, ...(most > page && { pages: most }), ...(credible !== undefined && { total: credible }) };
  };
};

interface PageFacts {
  readonly page: number;
  readonly received: number;
  readonly come: number;
  readonly credible: number | undefined;
  readonly doubted: boolean;
  readonly pages: number | undefined;
  readonly total: number | undefined;
  readonly words: PageClaims;
  readonly largest: LargestPage;
}

/** What the page before was, as far as an empty page after it means something. */
type PageBefore = 'with rows' | 'with rows, and announces more' | 'empty';

const announcesMore = (page: number, pages: number | undefined, words: PageClaims): boolean =>
  words.more === true || typeof words.next === 'number' || (pages !== undefined && page < pages);

/**
 * Without a total an empty page is the end, unless it was announced, or announces more itself. Then the page after it decides: some servers announce a page
 * after each full one, and others lose a page.
 */
const isFollowedWhenEmpty = (
  before: PageBefore,
  { page, pages, words, subject }: Pick<PageFacts, 'page' | 'pages' | 'words'> & Pick<PageEndOptions, 'subject'>,
): boolean => {
  if (!announcesMore(page, pages, words)) return before === 'with rows, and announces more' && words.more !== false;
  if (before !== 'empty') return true;
  throw new SiesaContractBroken(
    `Siesa answered pages ${String(page - 1)} and ${String(page)} of ${subject} without rows and announces more: rows would be missing. Reading stopped. Ask Siesa's support how this list is paged.`,
  );
};

/** One page more than there are is announced by servers that count a page after a full one; two are rows that do not come. */
const refuseMissingPages = (page: number, announced: number, subject: string): void => {
  if (announced < page) return;
  throw new SiesaContractBroken(
    `Siesa announced ${String(announced)} pages of ${subject} and answered pages ${String(page - 1)} and ${String(page)} without rows: rows would be missing. Reading stopped. Ask Siesa's support; where its counts are always wrong, set "siesa_total": "ignore".`,
  );
};

/** Whether a page is announced or excluded; `undefined` where nothing that can be believed says so. */
const isStated = ({ page, come, credible, doubted, pages, total, words }: PageFacts): boolean | undefined => {
  if (words.more === true || typeof words.next === 'number') return true;
  if (pages !== undefined && page < pages) return true;
  if (credible !== undefined && come < credible) return true;
  if (words.more === false) return false;
  if (credible !== undefined && !doubted) return false;
  return pages !== undefined && total === undefined ? false : undefined;
};

const isOpen = ({ page, received, largest }: PageFacts, isPart: boolean): boolean =>
  received >= largest.rows || (page > 1 && !(isPart && largest.shortIsEnd === true));

/** Reading by another count than Siesa's would leave out rows, or read them twice. */
const refuseOtherNumbers = (page: number, received: number, words: PageClaims, subject: string): void => {
  if (received === 0) return; // past the end, whatever it repeats of the question
  const found =
    words.page !== undefined && words.page !== page
      ? `calls it page ${String(words.page)}`
      : page === 1 && words.earlier === true
        ? 'announces pages before it'
        : words.next === 'unreadable'
          ? 'names the next page by a token or an address without a page number'
          : typeof words.next === 'number' && words.next !== page + 1
            ? `calls the next page ${String(words.next)}`
            : undefined;
  if (found === undefined) return;

  throw new SiesaContractBroken(
    `Siesa was asked for page ${String(page)} of ${subject} and ${found}: it counts its pages otherwise, so rows would be missing. Reading stopped. Ask Siesa's support how this list is paged.`,
  );
};
