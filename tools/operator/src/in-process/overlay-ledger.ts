import type { Ledger, LedgerEntry } from '@siesa-integration/sync-pipeline';

/** A ledger that reads another one and keeps its own writes in memory. */
export interface OverlayLedger extends Ledger {
  /** Products that were accepted for the first time, and products that were accepted before: each as it was and as it is now. */
  readonly accepted: () => {
    readonly create: readonly LedgerEntry[];
    readonly update: readonly { readonly before: LedgerEntry; readonly after: LedgerEntry }[];
  };
}

/** Reads `base`; never writes to it. */
export const overlayLedger = (base: Ledger): OverlayLedger => {
  const written = new Map<string, LedgerEntry>();
  const before = new Map<string, LedgerEntry>();
  const overlaid = (entry: LedgerEntry): LedgerEntry => written.get(entry.product_id) ?? entry;

  const readMany: Ledger['readMany'] = async (clientId, ids) => {
    const known = await base.readMany(clientId, ids);
    for (const [id, entry] of known) before.set(id, entry);
    return new Map(
      ids.flatMap((id) => {
        const entry = written.get(id) ?? known.get(id);
        return entry ? [[id, entry] as const] : [];
      }),
    );
  };
  return {
    readMany,
    writeMany: (_, entries) => {
      for (const entry of entries) written.set(entry.product_id, entry);
      return Promise.resolve();
    },
    openRejects: async (clientId, options) =>
      (await base.openRejects(clientId, options)).map(overlaid).filter(({ rejection }) => rejection !== undefined),
    entries: async function* (clientId) {
      const seen = new Set<string>();
      for await (const entry of base.entries(clientId)) {
        seen.add(entry.product_id);
        yield overlaid(entry);
      }
      for (const entry of written.values()) if (!seen.has(entry.product_id)) yield entry;
    },
    accepted: () => {
      const sent = [...written.values()].filter(
        ({ product_id, accepted }) => accepted && accepted.sync_id !== before.get(product_id)?.accepted?.sync_id,
      );
      return {
        create: sent.filter(({ product_id }) => !before.get(product_id)?.accepted),
        update: sent.flatMap((after) => {
          const entry = before.get(after.product_id);
          return entry?.accepted ? [{ before: entry, after }] : [];
        }),
      };
    },
  };
};
