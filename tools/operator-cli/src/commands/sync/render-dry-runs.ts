import { type DryRun, errorInWords, type Language, textIn } from '@siesa-integration/operator';
import { table } from '../../terminal/table.ts';
import { renderFieldDiff } from './render-field-diff.ts';

/** What syncs would do, as a table, why records would be rejected, and which fields would change. */
export const renderDryRuns = (dryRuns: readonly DryRun[], language: Language): string => {
  const t = textIn(language);
  const rows = dryRuns.map(({ client_id, sync_type, status, records_extracted, create, update, unchanged, reject }) => [
    client_id,
    sync_type,
    t(`status/${status}`),
    records_extracted,
    create,
    update,
    unchanged,
    reject,
  ]);
  const titles = [
    t('dry-run/client'),
    t('dry-run/sync'),
    t('dry-run/would-end'),
    t('dry-run/extracted'),
    t('dry-run/create'),
    t('dry-run/update'),
    t('dry-run/unchanged'),
    t('dry-run/reject'),
  ];
  const lines = dryRuns.flatMap(({ client_id: client, failed_records, error }) => [
    ...(error ? [t('dry-run/would-fail', { client, error: error.name, reason: errorInWords(error, language) })] : []),
    ...failed_records.map(({ id, error: reason }) => t('dry-run/would-reject', { client, product: id, reason })),
  ]);
  const diffs = dryRuns.flatMap(({ client_id: client, diff }) =>
    diff
      ? [
          `\n${t('dry-run/diff-of', { client })}\n${renderFieldDiff(diff, language)}`,
          ...(diff.unknown > 0 ? [`${t('dry-run/unknown', { count: diff.unknown })}\n`] : []),
          '\n',
        ]
      : [],
  );
  return [
    table(titles, rows, language),
    ...lines.map((line) => `${line}\n`),
    ...diffs,
    `${t('dry-run/nothing')}\n`,
  ].join('');
};
