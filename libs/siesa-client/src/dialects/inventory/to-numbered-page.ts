import type { NumberedPage } from '../../reading/read-ahead.ts';
import { settingsInvalid, SiesaContractBroken } from '../../siesa-errors.ts';
import { readInventoryPage } from './read-inventory-page.ts';
import type { InventoryAnswer } from './read-inventory-reply.ts';

interface PageQuestion {
  readonly page: number;
  /** For messages, for example `page 3 of the products`. */
  readonly where: string;
  readonly host: string;
}

const nothing: NumberedPage = { rows: [], emptyRows: 0, received: 0, claims: {} };

/** Makes a page of an answer: its rows, and what it states about the whole list. Past the end comes an empty page, 404 or 204. Pure. */
export const toNumberedPage = (answer: InventoryAnswer, { page, where, host }: PageQuestion): NumberedPage => {
  if (isNothing(answer)) {
    if (page > 1) return nothing;
    throw settingsInvalid(
      `Siesa at '${host}' does not know the path of ${where} (404). Correct the client's siesa_api_url.`,
    );
  }
  const { value, damaged = false, claims = {}, quote } = answer;
  if (value === undefined) return nothing;
  const read = readInventoryPage(value, { damaged });
  if ('problem' in read)
    throw new SiesaContractBroken(
      `Siesa answered ${where} with ${read.problem}${read.words === '' ? '' : `: "${quote(read.words)}"`}; a page of records was expected. Ask Siesa's support.`,
    );

  return { ...read, claims: { ...claims, ...read.claims } };
};

/** A 404 without rows: past the end, or no such path. */
export const isNothing = ({ status, value }: InventoryAnswer): boolean =>
  status === 404 && (value === undefined || 'problem' in readInventoryPage(value));
