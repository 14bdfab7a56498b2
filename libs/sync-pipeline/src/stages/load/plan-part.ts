import type { DestinationAdapter, DestinationPayload } from '@siesa-integration/destination-adapter';
import { type DecisionRun, decideRecord, isOutdated } from '../../ledger/decide-record.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import type { LedgerRecord } from '../../ledger/make-entries.ts';
import type { CanonicalRecord, RejectedRecord, ReportedWarning } from '../../run/documents.ts';
import { fingerprint } from '../../run/fingerprint.ts';
import { issueText } from '../../run/issue-text.ts';
import { without } from '../../run/without.ts';
import { type HeldBackOptions, heldBack } from './held-back.ts';
import { versionWarnings } from './version-warnings.ts';

/** One record of a part with the plan for it. */
export type PlannedRecord = LedgerRecord & {
  readonly repeat: boolean;
  readonly retries?: string;
  readonly warnings: readonly ReportedWarning[];
} & (
    | { readonly plan: 'send'; readonly payload: DestinationPayload; readonly payloadId: string }
    /** `refused`: by an earlier invocation for this part, which had no time to send the rest of it. */
    | { readonly plan: 'duplicate' | 'unchanged' | 'accepted' | 'parked' | 'refused' }
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

/** What a plan depends on beside the record and its ledger entry. */
export interface PlanningRun extends DecisionRun, HeldBackOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the destination has refused the record in an earlier invocation for this part. */
  readonly isRefused: (productId: string) => boolean;
}

/** Plans each record of a part, by its payload and the ledger. Pure. */
export const planPart = (
  records: PartRecords,
  adapter: Pick<DestinationAdapter, 'toPayload' | 'idOf'>,
  ledger: ReadonlyMap<string, LedgerEntry>,
  run: PlanningRun,
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
  run: PlanningRun,
): PlannedRecord => {
  const entry = ledger.get(record.product_id);
  const outdated = isOutdated(record, entry, run);
  const known = {
    ...record,
    repeat: record.repeat === true,
    warnings: outdated ? versionWarnings(record, entry, run, 'older') : [],
  };
  if (outdated) return { ...known, plan: 'duplicate' };
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
  run: PlanningRun,
): PlannedRecord => {
  const { product } = canonical;
  const known = {
    ...without(canonical, 'product', 'warnings'),
    repeat: canonical.repeat === true,
    product_id: product.id,
    warnings: [],
  };
  const entry = ledger.get(product.id);
  const result = adapter.toPayload(product);
  const record = { ...known, fingerprint: fingerprint(result.ok ? result.value : product) };
  const held = heldBack(record, entry, run);
  if (held) return { ...record, ...held, plan: 'reject', stage: 'mapping' };
  if (!result.ok) {
    if (isOutdated(record, entry, run))
      return { ...record, warnings: versionWarnings(record, entry, run, 'older'), plan: 'duplicate' };
    return {
      ...record,
      plan: 'reject',
      stage: 'payload',
      code: result.issues[0].code,
      message: result.issues.map(issueText).join('; '),
    };
  }
  const decision = decideRecord(record, entry, run);
  const warnings = versionWarnings(record, entry, run, decision);
  if (decision === 'send' && run.isRefused(product.id) && entry?.rejection)
    return { ...record, warnings, plan: 'refused' };
  if (decision === 'send')
    return { ...record, warnings, plan: 'send', payload: result.value, payloadId: adapter.idOf(result.value) };
  return { ...record, warnings, plan: decision === 'older' ? 'duplicate' : decision };
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
