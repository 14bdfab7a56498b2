import type { Issue } from '@siesa-integration/canonical-model';
import { digest } from './fingerprint.ts';

/** Several rows of one key, none of which is a later version of another. */
export const sameKeyCode = 'source/same-key';

/** Two items that the mapping makes one product. */
export const oneProductCode = 'two-items-one-product';

/** Only a reading of everything shows that the cause of such a reject is gone: one of the two rows alone looks sound. */
export const needsFullReading: ReadonlySet<string> = new Set([sameKeyCode, oneProductCode]);

/** The reject of an item whose product is another item, too. */
export const oneProductIssue = (productId: string, other: string | undefined): Issue => ({
  path: 'id',
  code: oneProductCode,
  message: `Item ${other === undefined ? 'of an earlier part' : `'${other.slice(0, 100)}'`} is the same product '${productId.slice(0, 100)}'; give each its own id in Siesa or in the mapping, then start an initial sync`,
});

/** The id under which the ledger keeps a row that has no product id of its own. */
export const idOfUnclaimed = (sourceId: string): string => `?${digest(sourceId)}`;
