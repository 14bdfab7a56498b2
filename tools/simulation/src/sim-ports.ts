import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import type { SiesaRow } from '@siesa-integration/siesa-client';
import type { ClientState, LedgerEntry, World } from '@siesa-integration/sync-pipeline';
import {
  aClient,
  aMapping,
  memoryStores,
  type MemoryStores,
  type TestPorts,
} from '@siesa-integration/sync-pipeline/testing';
import type { Actor } from './actor.ts';
import type { Boundary } from './boundary.ts';
import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimDestination } from './sim-product.ts';
import { simDefinition, type SendBatch } from './sim-product.ts';
import { simSiesaClient, type SimAnswer } from './sim-siesa-client.ts';
import type { SimSiesa } from './sim-siesa.ts';

/** What all processes share that work for one client. The stores, the scheduler and the boundary are those of all clients. */
export interface ClientWorld {
  readonly clientId: string;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly boundary: Boundary;
  readonly siesa: SimSiesa;
  readonly product: SimDestination;
  readonly stores: MemoryStores;
  /** Calls a minute to Siesa. */
  readonly limit: number;
  /** Milliseconds that Siesa asks to wait after each call. */
  readonly crawlMs: () => number;
  /** Milliseconds that the product takes to answer. */
  readonly productMs: () => number;
  /** Milliseconds that our clock is wrong by. */
  readonly clockError: () => number;
  /** Told when a batch leaves for the product, and before it is stored there. */
  readonly onLeave: (owner: string) => void;
  readonly onSend: (owner: string, payloads: readonly DestinationPayload[]) => void;
  /** Told before an object is stored. */
  readonly onPut: (key: string, body: Uint8Array) => void;
  /** Told after `#state` was replaced. */
  readonly onState: (before: ClientState | undefined, after: ClientState) => void;
  /** Told when a stage asks for what is not this client's. */
  readonly onForeign: (name: string) => void;
  /** Every log line, as it would be written. */
  readonly log: string[];
}

/** Secrets hold markers that must turn up nowhere. */
export const secretMarkers = ['sim-siesa-key-7d1f', 'sim-product-key-93ac'] as const;

export const simStores = (clientIds: readonly string[]): MemoryStores => {
  const stores = memoryStores();
  stores.mappings.documents.set('field-mappings-kong.json', aMapping());
  for (const client_id of clientIds) {
    stores.clients.documents.set(client_id, aClient({ client_id, failure_threshold_percent: 60, load_concurrency: 2 }));
    stores.secrets.documents.set(`siesa-integration/${client_id}/siesa`, {
      api_url: `https://${client_id}.siesa.com/api`,
      api_key: secretMarkers[0],
    });
    stores.secrets.documents.set(`siesa-integration/${client_id}/kong`, {
      api_url: `https://${client_id}.kong.com/api`,
      api_key: secretMarkers[1],
    });
  }
  return stores;
};

/** For whom ports are. */
export interface PortsOwner {
  readonly owner: string;
  /** Siesa answers this run as if it held nothing. */
  readonly siesaIsEmpty: boolean;
  /** Told what Siesa answered. */
  readonly onRows: (rows: readonly SiesaRow[]) => void;
}

/** A call to the world outside, `of` what of which client. */
type Call = <Result>(label: string, of: string, effect: () => Result) => Promise<Result>;

/** The ports of one invocation: every call crosses the boundary in its name. */
export const simPorts = (world: ClientWorld, actor: Actor, { owner, siesaIsEmpty, onRows }: PortsOwner): TestPorts => {
  const { stores, boundary, scheduler, product, clientId } = world;
  const call: Call = (label, of, effect) => {
    if (!of.includes(clientId)) world.onForeign(`${label} of ${of}`);
    return boundary.cross(actor, label, effect);
  };
  const send: SendBatch = async (payloads) => {
    world.onLeave(owner);
    const verdicts = await boundary.cross(actor, 'product.send', () => {
      world.onSend(owner, payloads);
      return product.store(payloads, scheduler.now, owner);
    });
    if (world.productMs() > 0) await boundary.sleep(actor, world.productMs());
    return verdicts;
  };

  return {
    ...storePorts(world, call),
    environment: 'prod',
    world: simWorld(world, actor, { siesaIsEmpty, onRows }),
    log: simLog(world),
    metrics: { emit: () => undefined },
    mappings: { get: (key) => boundary.cross(actor, 'mappings.get', () => stores.mappings.documents.get(key)) },
    siesa: simSiesaClient({ limit: world.limit, crawlMs: world.crawlMs }),
    products: new Map([['kong', simDefinition((payloads) => send(payloads))]]),
  };
};

const storePorts = (
  world: ClientWorld,
  call: Call,
): Pick<TestPorts, 'clients' | 'state' | 'ledger' | 'objects' | 'secrets'> => {
  const { clients, state, ledger, objects, secrets } = world.stores;
  return {
    clients: {
      ...clients,
      find: (id) => call('clients.find', id, () => clients.documents.get(id)),
      noteSync: (id, note) => call('clients.noteSync', id, () => void clients.notes.set(id, note)),
    },
    state: {
      read: (id) => call('state.read', id, () => state.items.get(id)),
      replace: (id, next, expected) => call('state.replace', id, () => replaceNow(world, id, next, expected)),
    },
    ledger: {
      of: ledger.of,
      readMany: (id, ids) =>
        call('ledger.readMany', id, () => new Map(ids.flatMap((one) => entriesOf(world.stores, id, one)))),
      writeMany: (id, entries) =>
        call('ledger.writeMany', id, () => {
          for (const entry of entries) ledger.of(id).set(entry.product_id, entry);
        }),
      openRejects: async (id, options) => {
        await call('ledger.openRejects', id, () => undefined);
        return ledger.openRejects(id, options);
      },
      entries: async function* (id) {
        yield* await call('ledger.entries', id, () => [...ledger.of(id).values()]);
      },
    },
    objects: {
      get: (key) => call('objects.get', key, () => objects.bodies.get(key)),
      put: (key, body) =>
        call('objects.put', key, () => {
          world.onPut(key, body);
          objects.bodies.set(key, body);
        }),
      list: () => Promise.resolve([]),
    },
    secrets: { read: (name) => call('secrets.read', name, () => secrets.documents.get(name)) },
  };
};

const replaceNow = (
  { stores: { state }, onState }: ClientWorld,
  id: string,
  next: ClientState,
  expected: number,
): boolean => {
  const before = state.items.get(id);
  if ((before?.version ?? 0) !== expected) return false;
  state.items.set(id, { state: next, version: expected + 1 });
  onState(before?.state, next);
  return true;
};

const entriesOf = (
  { ledger }: MemoryStores,
  id: string,
  product: string,
): readonly (readonly [string, LedgerEntry])[] => {
  const entry = ledger.of(id).get(product);
  return entry ? [[product, entry]] : [];
};

const simWorld = (
  { scheduler, chance, boundary, siesa, clockError }: ClientWorld,
  actor: Actor,
  { siesaIsEmpty, onRows }: Pick<PortsOwner, 'siesaIsEmpty' | 'onRows'>,
): World => ({
  now: () => scheduler.now + clockError(),
  random: chance.next,
  sleep: (ms) => boundary.sleep(actor, ms),
  fetch: (input) => {
    siesa.calls.push(scheduler.now);
    const answered = boundary
      .cross(actor, 'siesa.call', () => answerOf(siesa, new URL(input as string), siesaIsEmpty))
      .then((answer) => {
        onRows(answer.page?.rows ?? (answer.row ? [answer.row] : []));
        return answer;
      });
    return answered as unknown as Promise<Response>;
  },
});

const answerOf = (siesa: SimSiesa, { pathname, searchParams }: URL, empty: boolean): SimAnswer => {
  if (pathname.endsWith('product')) {
    const row = siesa.product(searchParams.get('id') ?? '');
    return row ? { row } : {};
  }
  const since = Date.parse(searchParams.get('since') ?? '');
  return { page: siesa.page(Number.isNaN(since) ? undefined : since, Number(searchParams.get('page')), empty) };
};

const simLog = ({ log }: ClientWorld): TestPorts['log'] => {
  const write = (message: string, metadata?: Readonly<Record<string, unknown>>): void =>
    void log.push(JSON.stringify({ message, metadata }));
  return { debug: write, info: write, warn: write, error: write, with: () => simLog({ log } as ClientWorld) };
};
