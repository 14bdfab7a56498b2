import type { NumberedPage } from '../../reading/read-ahead.ts';
import { settingsInvalid, SiesaContractBroken } from '../../siesa-errors.ts';
import { readInventoryPage } from './read-inventory-page.ts';
import type { InventoryAnswer } from './read-inventory-reply.ts';

interface PageQuestion {
  readonly page: number;
  /** Rows that were asked for. */
  readonly limit: number;
  /** For messages, for example `page 3 of the products`. */
  readonly where: string;
  readonly host: string;
}

/**
 * Makes a page of an answer: its rows and whether another follows. Pure.
 *
 * The end comes in many forms: the announced page count, a page that is not full, an empty page, 404, 204. An end before the announced
 * one shows as another `total`, so that the reader notices that the catalogue changed.
 */
export const toNumberedPage = (
  { status, value }: InventoryAnswer,
  { page, limit, where, host }: PageQuestion,
): NumberedPage => {
  if (isNothing({ status, value }) && page > 1) return endBefore(page, limit);
  if (isNothing({ status, value }))
    throw settingsInvalid(
      `Siesa at '${host}' does not know the path of ${where} (404). Correct the client's siesa_api_url.`,
    );
  const read = value === undefined ? { rows: [], emptyRows: 0, received: 0 } : readInventoryPage(value, limit);
  if ('problem' in read)
    throw new SiesaContractBroken(
      `Siesa answered ${where} with ${read.problem}; a page of records was expected. Ask Siesa's support.`,
    );

  const { received, ...rest } = read;
  if (received === 0) return page === 1 ? { ...rest, more: false } : { ...rest, ...endBefore(page, limit) };

  return { ...rest, more: rest.pages === undefined ? received >= limit : page < rest.pages };
};

/** A 404 without rows: past the end, or no such path. */
export const isNothing = ({ status, value }: InventoryAnswer): boolean =>
  status === 404 && (value === undefined || 'problem' in readInventoryPage(value, 1));

const endBefore = (page: number, limit: number): NumberedPage => ({
  rows: [],
  emptyRows: 0,
  more: false,
  total: (page - 1) * limit,
});
