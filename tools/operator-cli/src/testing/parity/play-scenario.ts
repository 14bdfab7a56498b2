import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Host, SyncRequest } from '@siesa-integration/operator/hosts';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import { siesaSync } from '../command-line.ts';
import { startExampleSetup } from '../example-setup.ts';
import { comparable, type Comparable } from './comparable.ts';
import type { ParityKind } from './parity-kinds.ts';
import type { Scenario } from './scenarios.ts';

const client = 'cliente-a';

/** What people and the next run see of a scenario, comparable with another host's. */
export interface Outcome {
  /** Of each command and each scheduled start, in order. */
  readonly runs: readonly unknown[];
  readonly state: unknown;
  readonly ledger: unknown;
  readonly history: unknown;
  /** Content by key. */
  readonly objects: Readonly<Record<string, unknown>>;
  readonly alerts: unknown;
  readonly stored: unknown;
}

/** Plays a scenario on a new folder of its own. */
export const playScenario = async (scenario: Scenario, kind: ParityKind): Promise<Outcome> => {
  const setup = await startExampleSetup({ size: scenario.size ?? 30 });
  const { of, ofText } = comparable({ siesa: setup.siesa.url.origin, kong: setup.kong.url.origin, folder: setup.dir });
  const opened: (() => Promise<void>)[] = [];
  try {
    await setup.edit('clients/cliente-a.json', (settings) => ({ ...settings, ...scenario.settings }));
    const folder = await kind.open(setup.dir, scenario);
    opened.push(folder.close);
    const { stores } = folder.host;
    const runs: unknown[] = [];
    const executions: string[] = [];
    const started: Host['start'] = async (request) => {
      const execution = await folder.host.start(request);
      executions.push(execution.arn);
      return execution;
    };
    const visits = async (): Promise<readonly unknown[]> => {
      const all = await Promise.all(executions.splice(0).map((arn) => folder.host.eventsOf(arn)));
      return all.map((events) => visited(events ?? []));
    };

    await scenario.play({
      ...setup,
      sync: async (...options) => {
        const host = { ...folder.host, start: started, close: () => Promise.resolve() };
        Reflect.deleteProperty(host, 'alerts'); // on AWS a check of its own announces what a sync noted
        const at = Date.now(); // the command's clock stands still, because it prints how far a sync is every few seconds
        const { code, out, err } = await siesaSync(['sync', client, ...options, '--json', '--local', setup.dir], {
          openHost: () => Promise.resolve(host),
          now: () => at,
        });
        runs.push({ code, document: of(JSON.parse(out)), err: ofText(err), visited: await visits() });
      },
      schedule: async () => {
        const request: SyncRequest = { client_id: client, sync_type: 'incremental' };
        const execution = await folder.host.start(request);
        const events = await Array.fromAsync(execution.events);
        const { status, error } = await execution.result;
        runs.push({ status, error, visited: visited(events) });
      },
      holdLease: async () => {
        const expires_at = Math.ceil(Date.now() / 1000) + 600;
        await stores.state.replace(
          client,
          { epoch: 1, owner: 'another', sync_id: 'sync-20250115-100000-7f3a', expires_at },
          0,
        );
      },
      removeTopic: folder.removeTopic,
    });

    const entries = await Array.fromAsync(stores.ledger.entries(client));
    return {
      runs,
      state: of((await stores.state.read(client))?.state),
      ledger: of(entries.toSorted((one, other) => one.product_id.localeCompare(other.product_id))),
      history: inOrder(await stores.history.latest(client, 10), of),
      objects: await objectsOf(folder.host, { of, ofText }),
      alerts: of(
        (await folder.alerts()).map(({ subject, message }) => ({ subject, message: JSON.parse(message) as unknown })),
      ),
      stored: of([...setup.kong.products].toSorted(([one], [other]) => one.localeCompare(other))),
    };
  } finally {
    for (const close of opened) await close();
    await setup.close();
  }
};

/** By the number of the sync, because the ids of two that began within a second are in no order. */
const inOrder = (lines: readonly { readonly syncId: string }[], of: Comparable['of']): readonly unknown[] =>
  lines
    .map((line) => ({ number: String(of(line.syncId)), line: of(line) }))
    .toSorted((one, other) => one.number.localeCompare(other.number))
    .map(({ line }) => line);

/** The states that were entered: in their order outside of the Map, and for each part. */
const visited = (events: readonly StateEvent[]): unknown => {
  const entered = events.filter(({ kind }) => kind === 'entered');
  const parts = Map.groupBy(
    entered.filter(({ item }) => item !== undefined),
    ({ item }) => item,
  );
  return {
    outside: entered.filter(({ item }) => item === undefined).map(({ state }) => state),
    parts: [...parts].toSorted(([one = 0], [other = 0]) => one - other).map(([, of]) => of.map(({ state }) => state)),
    errors: events
      .flatMap(({ kind, state, error }) =>
        kind === 'failed' || kind === 'retried' ? [`${state}: ${error ?? ''}`] : [],
      )
      .toSorted(),
  };
};

const objectsOf = async ({ stores }: Host, compare: Comparable): Promise<Outcome['objects']> => {
  const keys = await stores.objects.list(`runs/${client}/`);
  const contents = await Promise.all(
    keys.map(async (key) => [compare.ofText(key), contentOf(key, await stores.objects.get(key), compare)] as const),
  );
  return Object.fromEntries(contents.toSorted(([one], [other]) => one.localeCompare(other)));
};

const contentOf = (key: string, body: Uint8Array | undefined, compare: Comparable): unknown => {
  if (body === undefined) return undefined;
  if (key.endsWith('.gz')) return contentOf(key.slice(0, -'.gz'.length), gunzipSync(body), compare);

  const text = Buffer.from(body).toString('utf8');
  if (key.endsWith('.csv')) return compare.ofText(text).split('\n');
  if (key.endsWith('.json')) return compare.of(JSON.parse(text));
  if (key.endsWith('.ndjson'))
    return text.split('\n').flatMap((line) => (line === '' ? [] : [compare.of(JSON.parse(line))]));
  return createHash('sha256').update(body).digest('hex');
};
