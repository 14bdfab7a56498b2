import type { DestinationAdapter, DestinationPayload } from '@siesa-integration/destination-adapter';
import { type DecisionRun, decideRecord, isOutdated } from '../../ledger/decide-record.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import type { LedgerRecord } from '../../ledger/make-entries.ts';
import type { CanonicalRecord, RejectedRecord } from '../../run/documents.ts';
import { fingerprint } from '../../run/fingerprint.ts';
import { issueText } from '../../run/issue-text.ts';
import { without } from '../../run/without.ts';

/** One record of a part with the plan for it. */
export type PlannedRecord = LedgerRecord & { readonly repeat: boolean; readonly retries?: string } & (
    | { readonly plan: 'send'; readonly payload: DestinationPayload; readonly payloadId: string }
    | { readonly plan: 'duplicate' | 'unchanged' | 'accepted' | 'parked' }
    | {
        readonly plan: 'reject';
        readonly stage: 'mapping' | 'payload';
        readonly code: string;
        readonly message: string;
      }
  );

export interface PartRecords {
  readonly products: readonly CanonicalRecord[];
  readonly rejects: readonly RejectedRecord[];
}

/** Plans each record of a part, by its payload and the ledger. Pure. */
export const planPart = (
  records: PartRecords,
  adapter: Pick<DestinationAdapter, 'toPayload' | 'idOf'>,
  ledger: ReadonlyMap<string, LedgerEntry>,
  run: DecisionRun,
): readonly PlannedRecord[] => {
  const planned = [
    ...records.rejects.map((record) => planReject(record, ledger, run)),
    ...records.products.map((record) => planProduct(record, adapter, ledger, run)),
  ];
  return onePerProduct(planned);
};

const planReject = (
  { issues, ...record }: RejectedRecord,
  ledger: ReadonlyMap<string, LedgerEntry>,
  run: DecisionRun,
): PlannedRecord => {
  const known = { ...record, repeat: record.repeat === true };
  if (isOutdated(record, ledger.get(record.product_id), run)) return { ...known, plan: 'duplicate' };
  return {
    ...known,
    plan: 'reject',
    stage: 'mapping',
    code: issues[0]?.code ?? 'mapping/refused',
    message: issues.map(issueText).join('; '),
  };
};

const planProduct = (
  canonical: CanonicalRecord,
  adapter: Pick<DestinationAdapter, 'toPayload' | 'idOf'>,
  ledger: ReadonlyMap<string, LedgerEntry>,
  run: DecisionRun,
): PlannedRecord => {
  const { product } = canonical;
  const known = {
    ...without(canonical, 'product', 'warnings'),
    repeat: canonical.repeat === true,
    product_id: product.id,
  };
  const entry = ledger.get(product.id);
  const result = adapter.toPayload(product);
  if (!result.ok) {
    const record = { ...known, fingerprint: fingerprint(product) };
    if (isOutdated(record, entry, run)) return { ...record, plan: 'duplicate' };
    return {
      ...record,
      plan: 'reject',
      stage: 'payload',
      code: result.issues[0].code,
      message: result.issues.map(issueText).join('; '),
    };
  }
  const record = { ...known, fingerprint: fingerprint(result.value) };
  const decision = decideRecord(record, entry, run);
  if (decision === 'send')
    return { ...record, plan: 'send', payload: result.value, payloadId: adapter.idOf(result.value) };
  return { ...record, plan: decision === 'older' ? 'duplicate' : decision };
};

/** Of several rows of one part with one product id the newest counts, or the last where none is newer. */
const onePerProduct = (planned: readonly PlannedRecord[]): readonly PlannedRecord[] => {
  const newest = new Map<string, PlannedRecord>();
  for (const record of planned) {
    const other = newest.get(record.product_id);
    if (!other || !(Date.parse(record.source_modified ?? '') < Date.parse(other.source_modified ?? '')))
      newest.set(record.product_id, record);
  }
  if (newest.size === planned.length) return planned;
  return planned.map((record) =>
    newest.get(record.product_id) === record ? record : { ...record, plan: 'duplicate' },
  );
};
