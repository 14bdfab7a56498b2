import { decimal, type Language, textIn, valueIn } from '@siesa-integration/operator/messages';
import type { SyncOutcome } from '@siesa-integration/operator/sync';
import { table, type Cell } from '../../terminal/table.ts';

const titles = [
  'sync/client',
  'sync/type',
  'sync/status',
  'sync/extracted',
  'sync/accepted',
  'sync/unchanged',
  'sync/refused',
  'sync/warned',
  'sync/missing',
  'sync/duration',
  'sync/per-second',
  'sync/id',
] as const;

/** The summaries of several syncs as one table. */
export const summaryTable = (outcomes: readonly SyncOutcome[], language: Language = 'en'): string => {
  const t = textIn(language);
  return table(
    titles.map((title) => t(title)),
    outcomes.map((outcome) => row(outcome, language)),
    language,
  );
};

const row = (outcome: SyncOutcome, language: Language): readonly Cell[] => {
  const t = textIn(language);
  if (outcome.kind === 'skipped')
    return [outcome.clientId, '-', t('sync/skipped'), '-', '-', '-', '-', '-', '-', '-', '-', '-'];
  const { summary, seconds } = outcome;
  return [
    summary.client_id,
    summary.sync_type ?? '-',
    t(`status/${summary.status}`),
    summary.records_extracted,
    summary.records_success,
    summary.records_unchanged,
    summary.records_failed,
    summary.records_warned,
    summary.records_missing,
    `${valueIn(decimal(seconds, 1), language)} s`,
    Math.round(summary.records_processed / Math.max(seconds, 0.001)),
    summary.sync_id ?? '-',
  ];
};
