import { count } from '@siesa-integration/operator';
import { summaryTable } from '../sync/summary-table.ts';
import type { DemoClient } from './demo-setup.ts';
import type { DemoResult } from './run-demo.ts';

/** The demo's result as text. */
export const renderDemo = (
  { folder, initial, incremental, comparisons, reports }: DemoResult,
  clients: readonly DemoClient[],
): string => {
  const products = new Map(clients.map(({ clientId, product }) => [clientId, product]));
  const compared = comparisons.map(({ clientId, after, compared, equal, differences }) => {
    const kept = after === 'incremental' ? ' (the 2 broken ones keep what was accepted before)' : '';
    const verdict =
      differences.length === 0
        ? `${count(equal)} of ${count(compared)} records equal${kept}`
        : `${count(differences.length)} DIFFERENCES, first: ${differences.slice(0, 3).join('; ')}`;
    return `${clientId}  ${products.get(clientId) ?? ''} == Siesa after the ${after} sync: ${verdict}\n`;
  });
  const failures = [...initial, ...incremental].flatMap((outcome) =>
    outcome.kind === 'ended' && outcome.summary.error
      ? [`${outcome.summary.client_id} failed: ${outcome.summary.error.name}: ${outcome.summary.error.message}\n`]
      : [],
  );
  return [
    `\n${summaryTable([...initial, ...incremental])}\n`,
    ...failures,
    ...compared,
    ...(reports.length === 0
      ? []
      : ['\nReports of the incremental sync (CSV):\n', ...reports.map((path) => `  ${path}\n`)]),
    `\nLook further: siesa-sync report --local ${folder}\n`,
  ].join('');
};
