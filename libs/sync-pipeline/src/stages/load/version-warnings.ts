import { contradictsLedger, type RecordDecision } from '../../ledger/decide-record.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import { isFuture, type LedgerRecord } from '../../ledger/make-entries.ts';
import type { ReportedWarning } from '../../run/documents.ts';

interface WarningRun {
  readonly sync_id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the report names about the date of a record. Pure. */
export const versionWarnings = (
  record: LedgerRecord,
  entry: LedgerEntry | undefined,
  run: WarningRun,
  decision: RecordDecision,
): readonly ReportedWarning[] => {
  const { product_id, source_modified = '' } = record;
  const about = { product_id, path: 'source_modified' };
  const before = entry?.accepted?.source_modified ?? '';
  return [
    ...(isFuture(record.source_modified, run.now)
      ? [
          {
            ...about,
            code: 'source/future-version',
            message: `Siesa dates it ${source_modified}, in the future; this date is not kept. Check Siesa's clock.`,
          },
        ]
      : []),
    ...(decision === 'send' && contradictsLedger(record, entry, run)
      ? [
          {
            ...about,
            code: 'ledger/older-version-sent',
            message: `Siesa dates it ${source_modified}, before the version accepted last (${before}), and holds another content now: sent. Siesa's clock was probably ahead.`,
          },
        ]
      : []),
    ...(decision === 'older' && contradictsLedger(record, entry, run)
      ? [
          {
            ...about,
            outcome: 'not sent' as const,
            code: 'ledger/older-version',
            message: `Siesa dates it ${source_modified}, before the version accepted last (${before}), and the content differs: not sent. An initial sync sends what Siesa holds.`,
          },
        ]
      : []),
  ];
};
