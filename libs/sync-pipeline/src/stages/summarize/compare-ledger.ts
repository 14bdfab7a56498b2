import type { Ledger } from '../../ledger/ledger.ts';
import type { SeenIndex } from '../../run/seen-index.ts';

/** The ledger beside a full read. */
export interface LedgerComparison {
  /** Products that were ever accepted. */
  readonly accepted: number;
  /** Of those, the ones that the read did not bring. */
  readonly missing: readonly { readonly product_id: string; readonly source_id: string }[];
}

/** Compares a client's ledger, page by page, with the ids that the run has seen. */
export const compareLedger = async (
  ledger: Pick<Ledger, 'entries'>,
  clientId: string,
  seen: SeenIndex,
): Promise<LedgerComparison> => {
  let accepted = 0;
  const missing: { product_id: string; source_id: string }[] = [];
  for await (const entry of ledger.entries(clientId)) {
    if (!entry.accepted) continue;
    accepted += 1;
    if (entry.source_id !== undefined && !seen.has(entry.source_id))
      missing.push({ product_id: entry.product_id, source_id: entry.source_id });
  }
  return { accepted, missing };
};
