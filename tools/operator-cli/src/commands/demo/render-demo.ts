import { errorInWords, type Language, textIn } from '@siesa-integration/operator/messages';
import { summaryTable } from '../sync/summary-table.ts';
import type { DemoClient } from './demo-setup.ts';
import type { DemoResult } from './run-demo.ts';

/** The demo's result as text. */
export const renderDemo = (
  { folder, initial, incremental, comparisons, reports }: DemoResult,
  clients: readonly DemoClient[],
  language: Language,
): string => {
  const t = textIn(language);
  const products = new Map(clients.map(({ clientId, product }) => [clientId, product]));
  const compared = comparisons.map(({ clientId: client, after, differences, ...counts }) => {
    const about = { client, product: products.get(client) ?? '' };
    return differences.length === 0
      ? t(`demo/equal-${after}`, { ...about, equal: counts.equal, compared: counts.compared })
      : t(`demo/different-${after}`, {
          ...about,
          differences: differences.length,
          first: differences.slice(0, 3).join('; '),
        });
  });
  const failures = [...initial, ...incremental].flatMap((outcome) => {
    const { error, client_id: client } = outcome.kind === 'ended' ? outcome.summary : {};
    return error && client !== undefined
      ? [t('sync/failed', { client, error: error.name, reason: errorInWords(error, language) })]
      : [];
  });
  return [
    '',
    summaryTable([...initial, ...incremental], language),
    ...failures,
    ...compared,
    ...(reports.length === 0 ? [] : ['', t('demo/reports'), ...reports.map((path) => `  ${path}`)]),
    '',
    t('demo/further', { command: `siesa-sync report --local ${folder}` }),
    '',
  ].join('\n');
};
