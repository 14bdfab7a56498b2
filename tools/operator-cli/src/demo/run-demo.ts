import { count } from '../console/figures.ts';
import type { Terminal } from '../console/terminal.ts';
import type { Host } from '../hosts/host.ts';
import { runSyncs } from '../sync/run-syncs.ts';
import { summaryTable } from '../sync/summary-table.ts';
import type { SyncOutcome } from '../sync/sync-summary.ts';
import { changeRows } from './change-rows.ts';
import { compareStore, type StoreComparison } from './compare-store.ts';
import type { DemoClient, DemoWorld } from './demo-world.ts';
import type { Row } from './expected-documents.ts';

/** What the demo found. */
export interface DemoResult {
  /** The folder of the demo's clients: every other command works on it. */
  readonly folder: string;
  readonly initial: readonly SyncOutcome[];
  readonly incremental: readonly SyncOutcome[];
  readonly comparisons: readonly (StoreComparison & {
    readonly clientId: string;
    readonly after: 'initial' | 'incremental';
  })[];
  /** Where each client's last report lies. */
  readonly reports: readonly string[];
}

/** Syncs everything, changes 50 products and breaks 2 in each Siesa, syncs the changes, and compares the stores after both. */
export const runDemo = async (
  host: Host,
  { dir, clients }: Pick<DemoWorld, 'dir' | 'clients'>,
  terminal: Terminal,
  now: () => number,
): Promise<DemoResult> => {
  const say = (line: string): void => {
    terminal.err(`${line}\n`);
  };
  const sync = (sync_type: 'initial' | 'incremental') =>
    runSyncs(
      host,
      clients.map(({ clientId }) => ({ client_id: clientId, sync_type })),
      terminal,
      now,
    );

  say(
    `Initial sync of ${clients.map((client) => `${client.clientId} (${count(client.siesa.rows().length)} products, ${client.product})`).join(' and ')}, side by side …`,
  );
  const initial = await sync('initial');
  const afterInitial = clients.map((client) => ({ ...comparison(client), after: 'initial' as const }));

  const keeps = new Map(clients.map((client) => [client.clientId, spoil(client, now())]));
  say('50 products change and 2 become invalid in each Siesa. Incremental sync …');
  const incremental = await sync('incremental');
  const afterIncremental = clients.map((client) => ({
    ...comparison(client, keeps.get(client.clientId)),
    after: 'incremental' as const,
  }));

  return {
    folder: dir,
    initial,
    incremental,
    comparisons: [...afterInitial, ...afterIncremental],
    reports: reportsOf(incremental, host),
  };
};

/** Changes a company's catalogue, and answers with the rows that its product must keep for the broken ones. */
const spoil = ({ siesa }: DemoClient, now: number): ReadonlyMap<string, Row> => {
  const { changed, broken } = changeRows(siesa.rows(), new Date(now).toISOString());
  const kept = new Map(
    siesa
      .rows()
      .filter((row) => broken.has(String(row['f_codigo'])))
      .map((row) => [String(row['f_codigo']), row]),
  );
  siesa.upsert(changed);
  return kept;
};

const comparison = (
  { clientId, siesa, stored, expected }: DemoClient,
  kept: ReadonlyMap<string, Row> = new Map(),
): StoreComparison & { readonly clientId: string } => ({
  clientId,
  ...compareStore(
    siesa.rows().map((row) => kept.get(String(row['f_codigo'])) ?? row),
    stored,
    expected,
  ),
});

const reportsOf = (outcomes: readonly SyncOutcome[], host: Host): readonly string[] =>
  outcomes.flatMap((outcome) =>
    outcome.kind === 'ended' && outcome.summary.report_key ? [host.locate(outcome.summary.report_key)] : [],
  );

/** Whether everything went as it must: all syncs ended well, and both stores equal their Siesa. */
export const demoSucceeded = ({ initial, incremental, comparisons }: DemoResult): boolean =>
  [...initial, ...incremental].every((outcome) => outcome.kind === 'ended' && outcome.summary.status === 'success') &&
  comparisons.every(({ differences }) => differences.length === 0);

/** The demo's result for people. */
export const describeDemo = (
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
