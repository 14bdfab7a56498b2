import type { Host } from '@siesa-integration/operator/hosts';
import { message, textIn } from '@siesa-integration/operator/messages';
import type { SyncOutcome } from '@siesa-integration/operator/sync';
import type { CommandContext } from '../../command-context.ts';
import { changeRows } from './change-rows.ts';
import { compareStore, type StoreComparison } from './compare-store.ts';
import type { DemoClient, DemoSetup } from './demo-setup.ts';
import type { Row } from './expected-documents.ts';
import { syncClients } from './sync-clients.ts';

/** The result of the demo. */
export interface DemoResult {
  /** The folder of the demo's clients: every other command works on it. */
  readonly folder: string;
  readonly initial: readonly SyncOutcome[];
  readonly incremental: readonly SyncOutcome[];
  readonly comparisons: readonly (StoreComparison & {
    readonly clientId: string;
    readonly after: 'initial' | 'incremental';
  })[];
  /** Paths of the clients' last reports. */
  readonly reports: readonly string[];
}

/** Syncs everything, changes 50 products and breaks 2 in each Siesa, syncs the changes, and compares the stores after both. */
export const runDemo = async (
  host: Host,
  { dir, clients }: Pick<DemoSetup, 'dir' | 'clients'>,
  context: Pick<CommandContext, 'terminal' | 'now' | 'language'>,
): Promise<DemoResult> => {
  const { terminal, now, language } = context;
  const t = textIn(language);
  const announce = (line: string): void => {
    terminal.err(`${line}\n`);
  };
  const sync = syncClients(host, clients, context);

  const [first, second] = clients.map(({ clientId: client, siesa, product }) =>
    message('demo/client', { client, rows: siesa.rows().length, product }),
  );
  announce(
    t('demo/plain-initial', { clients: second && first ? message('demo/and', { first, second }) : (first ?? '') }),
  );
  const initial = await sync('initial');
  const afterInitial = clients.map((client) => ({ ...comparison(client), after: 'initial' as const }));

  const kept = new Map(clients.map((client) => [client.clientId, changeCatalogue(client, now())]));
  announce(t('demo/plain-incremental'));
  const incremental = await sync('incremental');
  const afterIncremental = clients.map((client) => ({
    ...comparison(client, kept.get(client.clientId)),
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

/** Changes a company's catalogue. @returns the previous rows of the broken products, which the store must keep */
const changeCatalogue = ({ siesa }: DemoClient, now: number): ReadonlyMap<string, Row> => {
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

/** Whether all syncs succeeded and both stores equal their Siesa. */
export const demoSucceeded = ({ initial, incremental, comparisons }: DemoResult): boolean =>
  [...initial, ...incremental].every((outcome) => outcome.kind === 'ended' && outcome.summary.status === 'success') &&
  comparisons.every(({ differences }) => differences.length === 0);
