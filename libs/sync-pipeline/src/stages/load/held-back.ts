import type { LedgerEntry } from '../../ledger/ledger.ts';
import type { LedgerRecord } from '../../ledger/make-entries.ts';
import {
  idOfUnclaimed,
  needsFullReading,
  oneProductCode,
  oneProductIssue,
  sameKeyCode,
} from '../../run/record-codes.ts';

/** Why a record is not sent by a narrowed reading, which may have read one of two rows only. */
export interface HeldBack {
  readonly product_id: string;
  readonly fingerprint: string;
  readonly code: string;
  readonly message: string;
}

export interface HeldBackOptions {
  /** The run reads everything, so both rows would be there. */
  readonly full: boolean;
  /** The client's rules; `newest` holds nothing back. */
  readonly sameProduct: 'refuse' | 'newest';
  readonly sameKey: 'refuse' | 'newest' | 'sum';
  /** Whether the run has read an item. */
  readonly isBrought: (sourceId: string) => boolean;
}

/** Whether the ledger holds this record's product as another item's, or that its key has several rows. Pure. */
export const heldBack = (
  record: LedgerRecord,
  entry: LedgerEntry | undefined,
  { full, sameProduct, sameKey, isBrought }: HeldBackOptions,
): HeldBack | undefined => {
  if (full || !entry) return undefined;

  const { product_id, source_id, fingerprint } = record;
  const { rejection } = entry;
  if (isOfAnother(record, entry)) {
    if (sameProduct === 'newest' || source_id === undefined || isBrought(entry.source_id ?? '')) return undefined;
    const { code, message = '' } = oneProductIssue(product_id, entry.source_id);
    return { product_id: idOfUnclaimed(source_id), fingerprint, code, message };
  }
  if (!rejection || !needsFullReading.has(rejection.code)) return undefined;
  if (rejection.code === oneProductCode && sameProduct === 'newest') return undefined;
  if (rejection.code === sameKeyCode && sameKey !== 'refuse') return undefined;
  return {
    product_id,
    fingerprint: rejection.fingerprint ?? fingerprint,
    code: rejection.code,
    message: rejection.message,
  };
};

/** Whether the ledger knows the product under another source id. */
export const isOfAnother = (
  { source_id }: Pick<LedgerRecord, 'source_id'>,
  entry: Pick<LedgerEntry, 'source_id' | 'accepted' | 'rejection'> | undefined,
): boolean =>
  entry?.source_id !== undefined &&
  source_id !== undefined &&
  entry.source_id !== source_id &&
  (entry.accepted !== undefined || entry.rejection !== undefined);
