import { assertKnownClient } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';
import { assertProductId } from '../in-process/assert-product-id.ts';
import type { ExplainOptions, ProductExplanation } from './explain-product.ts';
import { findLedgerEntry } from './find-ledger-entry.ts';

/**
 * Explains what happened to one product of a client.
 *
 * @throws {@link OperatorMistake} when the client is unknown, or no sync has read the product yet: it names the nearest ids.
 */
export const explain = async (
  host: Host,
  clientId: string,
  productId: string,
  options: ExplainOptions = {},
): Promise<ProductExplanation> => {
  assertProductId(productId);
  await assertKnownClient(host, clientId);
  const entry = await findLedgerEntry(host, clientId, productId);
  const { explainProduct } = await import('./explain-product.ts'); // it brings the mapping and the destinations
  return explainProduct(clientId, entry, host.stores, { ...options, locate: host.locate });
};
