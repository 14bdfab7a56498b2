import { errorInWords, type Language, textIn } from '@siesa-integration/operator/messages';
import { summaryTable } from '../../sync/summary-table.ts';
import { renderVerification } from '../../verify/render-verification.ts';
import type { RealDemoResult, RealFindings } from './run-real-demo.ts';

/** The result of `demo --real` as text: the syncs, what each destination shows, and what to look at next. */
export const renderRealDemo = (
  { folder, syncs, findings, foreign_untouched: isUntouched, seconds }: RealDemoResult,
  language: Language,
): string => {
  const t = textIn(language);
  const failures = syncs.flatMap((outcome) => {
    if (outcome.kind !== 'ended' || !outcome.summary.error) return [];
    const { client_id: client, error } = outcome.summary;
    return [`${t('sync/failed', { client, error: error.name, reason: errorInWords(error, language) })}\n`];
  });
  return [
    `\n${summaryTable(syncs, language)}\n`,
    ...failures,
    ...findings.flatMap((found) => [...findingLines(found, language), verified(found, folder, language)]),
    `${t(isUntouched ? 'demo/foreign' : 'demo/foreign-changed')}\n`,
    `${t('demo/took', { seconds: String(seconds) })}\n`,
    ...nextLines(findings, folder, language),
  ].join('');
};

const findingLines = (
  { client_id: client, destination, gone, gone_in_use: inUse, edited, property_kept: isKept }: RealFindings,
  language: Language,
): readonly string[] => {
  const t = textIn(language);
  const isTakenOut = inUse.after_one && !inUse.after_two;
  return [
    `${t(isTakenOut ? 'demo/deactivated' : 'demo/not-deactivated', { client, product: gone, destination })}\n`,
    `${t(isKept ? 'demo/kept' : 'demo/lost', { client, product: edited, destination })}\n`,
  ];
};

const verified = ({ verification }: RealFindings, folder: string, language: Language): string =>
  renderVerification(verification, { options: `--local ${folder}`, repairs: true, language });

const nextLines = ([first]: readonly RealFindings[], folder: string, language: Language): readonly string[] => {
  const t = textIn(language);
  const commands = [
    `siesa-sync report --local ${folder}`,
    ...(first
      ? [
          `siesa-sync explain ${first.client_id} ${first.gone} --local ${folder}`,
          `siesa-sync rejects ${first.client_id} --local ${folder}`,
        ]
      : []),
  ];
  return [`\n${t('demo/next')}\n`, ...commands.map((command) => `  ${command}\n`)];
};
