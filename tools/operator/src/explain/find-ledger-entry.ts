import { meantName } from '@siesa-integration/canonical-model';
import type { LedgerEntry } from '@siesa-integration/sync-pipeline';
import type { Host } from '../hosts/host.ts';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/**
 * The ledger's entry of a product, by its own id or by the key that fetches it from Siesa.
 *
 * @throws {@link OperatorMistake} that names the nearest ids, when no sync has read it.
 */
export const findLedgerEntry = async (
  { stores: { ledger }, options }: Pick<Host, 'options'> & { readonly stores: Pick<Host['stores'], 'ledger'> },
  clientId: string,
  id: string,
): Promise<LedgerEntry> => {
  const entry = (await ledger.readMany(clientId, [id])).get(id);
  if (entry) return entry;

  const ids: string[] = [];
  for await (const other of ledger.entries(clientId)) {
    if (other.source_id === id) return other;
    if (!other.product_id.startsWith('?')) ids.push(other.product_id);
  }
  const near = nearIds(id, ids);
  throw new OperatorMistake(
    message('mistake/unread-product', {
      client: clientId,
      product: id,
      near: near.length > 0 ? message('mistake/near', { ids: near.map((other) => `'${other}'`) }) : '',
      options,
    }),
  );
};

const mostNear = 3;

/** The nearest first. */
const nearIds = (id: string, known: readonly string[]): readonly string[] => {
  const left = new Set(known);
  const near: string[] = [];
  while (near.length < mostNear) {
    const found = meantName(id, left);
    if (found === undefined) break;
    near.push(found);
    left.delete(found);
  }
  return near;
};
