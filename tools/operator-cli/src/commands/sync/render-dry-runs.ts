import type { DryRun } from '@siesa-integration/operator/in-process';
import { errorInWords, type Language, recordMessage, textIn } from '@siesa-integration/operator/messages';
import { table } from '../../terminal/table.ts';
import { renderFieldDiff } from './render-field-diff.ts';

export interface RenderDryRunsOptions {
  /** The command-line options of the host. */
  readonly options: string;
  readonly language: Language;
}

/** What syncs would do, as a table, why records would be rejected, and which fields would change. */
export const renderDryRuns = (dryRuns: readonly DryRun[], { options, language }: RenderDryRunsOptions): string => {
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
  const lines = dryRuns.flatMap((dryRun) => {
    const { client_id: client, failed_records, error } = dryRun;
    return [
      ...(error ? [t('dry-run/would-fail', { client, error: error.name, reason: errorInWords(error, language) })] : []),
      ...basisLines(dryRun, { options, language }),
      ...failed_records.map(({ id, error: reason }) =>
        t('dry-run/would-reject', { client, product: id, reason: recordMessage(reason) }),
      ),
    ];
  });
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

const mostExamples = 3;

/** What the counts are by, and what reading the product showed beside them. */
const basisLines = (
  { client_id: client, compared_with: basis, error, there }: DryRun,
  { options, language }: RenderDryRunsOptions,
): readonly string[] => {
  const t = textIn(language);
  if (basis === 'ledger') return error ? [] : [t('dry-run/by-ledger', { client })];
  const { resent = 0, differs_there: differs = 0, samples = [], ambiguous = 0, not_shown: notShown = [] } = there ?? {};
  const products = samples
    .slice(0, mostExamples)
    .map(({ product_id: id }) => id)
    .join(', ');
  const command = `siesa-sync verify ${client} --repair ${options}`;
  return [
    t('dry-run/by-product', { client }),
    ...(resent > 0 ? [t('dry-run/resent', { client, count: resent })] : []),
    ...(differs > 0 ? [t('dry-run/differs-there', { client, count: differs, products, command })] : []),
    ...(ambiguous > 0 ? [t('dry-run/ambiguous', { client, count: ambiguous })] : []),
    ...(notShown.length > 0 ? [t('verify/not-shown', { fields: notShown.join(', ') })] : []),
  ];
};
