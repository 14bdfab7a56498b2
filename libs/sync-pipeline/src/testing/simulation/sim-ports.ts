import type { ProductPayload } from '@siesa-integration/product-adapter';
import type { SiesaRow } from '@siesa-integration/siesa-client';
import type { ClientState, LedgerEntry, World } from '../../ports.ts';
import { aClient, aMapping } from '../a-client.ts';
import { memoryStores, type MemoryStores } from '../memory-stores.ts';
import type { TestPorts } from '../test-ports.ts';
import type { Actor } from './actor.ts';
import type { Boundary } from './boundary.ts';
import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimProduct } from './sim-product.ts';
import { simDefinition, type SendBatch } from './sim-product.ts';
import { simSiesaClient, type SimAnswer } from './sim-siesa-client.ts';
import type { SimSiesa } from './sim-siesa.ts';

/** What all processes of a simulation share. */
export interface SharedWorld {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly boundary: Boundary;
  readonly siesa: SimSiesa;
  readonly product: SimProduct;
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
  readonly onSend: (owner: string, payloads: readonly ProductPayload[]) => void;
  /** Told before an object is stored. */
  readonly onPut: (key: string, body: Uint8Array) => void;
  /** Told after `#state` was replaced. */
  readonly onState: (before: ClientState | undefined, after: ClientState) => void;
  /** Every log line, as it would be written. */
  readonly log: string[];
}

export const simClient = 'cliente-a';

/** Secrets hold markers that must turn up nowhere. */
export const secretMarkers = ['sim-siesa-key-7d1f', 'sim-product-key-93ac'] as const;

export const simStores = (): MemoryStores => {
  const stores = memoryStores();
  stores.clients.documents.set(simClient, aClient({ failure_threshold_percent: 60, load_concurrency: 2 }));
  stores.mappings.documents.set('field-mappings-kong.json', aMapping());
  stores.secrets.documents.set(`siesa-integration/${simClient}/siesa`, { api_url: `https://${simClient}.siesa.com/api`, api_key: secretMarkers[0] });
  stores.secrets.documents.set(`siesa-integration/${simClient}/kong`, { api_url: `https://${simClient}.kong.com/api`, api_key: secretMarkers[1] });
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

/** The ports of one invocation: every call crosses the boundary in its name. */
export const simPorts = (world: SharedWorld, actor: Actor, { owner, siesaIsEmpty, onRows }: PortsOwner): TestPorts => {
  const { stores, boundary, scheduler, product } = world;
  const cross = <Result>(label: string, effect: () => Result): Promise<Result> => boundary.cross(actor, label, effect);
  const send: SendBatch = async (payloads) => {
    world.onLeave(owner);
    const verdicts = await cross('product.send', () => {
      world.onSend(owner, payloads);
      return product.store(payloads, scheduler.now, owner);
    });
    if (world.productMs() > 0) await boundary.sleep(actor, world.productMs());
    return verdicts;
  };
  const quick = async <Result>(label: string, effect: () => Result): Promise<Result> => cross(label, effect);

  return {
    environment: 'prod',
    world: simWorld(world, actor, { siesaIsEmpty, onRows }),
    log: simLog(world),
    metrics: { emit: () => undefined },
    clients: {
      ...stores.clients,
      find: (id) => quick('clients.find', () => stores.clients.documents.get(id)),
      noteSync: (id, note) => quick('clients.noteSync', () => void stores.clients.notes.set(id, note)),
    },
    state: {
      read: (id) => quick('state.read', () => stores.state.items.get(id)),
      replace: (id, state, expected) => quick('state.replace', () => replaceNow(world, id, state, expected)),
    },
    ledger: {
      of: stores.ledger.of,
      readMany: (id, ids) => quick('ledger.readMany', () => new Map(ids.flatMap((one) => entriesOf(stores, id, one)))),
      writeMany: (id, entries) =>
        quick('ledger.writeMany', () => {
          for (const entry of entries) stores.ledger.of(id).set(entry.product_id, entry);
        }),
      openRejects: async (id, options) => {
        await quick('ledger.openRejects', () => undefined);
        return stores.ledger.openRejects(id, options);
      },
      entries: async function* (id) {
        yield* await quick('ledger.entries', () => [...stores.ledger.of(id).values()]);
      },
    },
    objects: {
      get: (key) => quick('objects.get', () => stores.objects.bodies.get(key)),
      put: (key, body) => quick('objects.put', () => {
        world.onPut(key, body);
        stores.objects.bodies.set(key, body);
      }),
      list: () => Promise.resolve([]),
    },
    mappings: { get: (key) => quick('mappings.get', () => stores.mappings.documents.get(key)) },
    secrets: { read: (name) => quick('secrets.read', () => stores.secrets.documents.get(name)) },
    siesa: simSiesaClient({ limit: world.limit, crawlMs: world.crawlMs }),
    products: new Map([['kong', simDefinition((payloads) => send(payloads))]]),
  };
};

const replaceNow = ({ stores: { state }, onState }: SharedWorld, id: string, next: ClientState, expected: number): boolean => {
  const before = state.items.get(id);
  if ((before?.version ?? 0) !== expected) return false;
  state.items.set(id, { state: next, version: expected + 1 });
  onState(before?.state, next);
  return true;
};

const entriesOf = ({ ledger }: MemoryStores, id: string, product: string): readonly (readonly [string, LedgerEntry])[] => {
  const entry = ledger.of(id).get(product);
  return entry ? [[product, entry]] : [];
};

const simWorld = ({ scheduler, chance, boundary, siesa, clockError }: SharedWorld, actor: Actor, { siesaIsEmpty, onRows }: Pick<PortsOwner, 'siesaIsEmpty' | 'onRows'>): World => ({
  now: () => scheduler.now + clockError(),
  random: chance.next,
  sleep: (ms) => boundary.sleep(actor, ms),
  fetch: (input) => {
    siesa.calls.push(scheduler.now);
    const answered = boundary.cross(actor, 'siesa.call', () => answerOf(siesa, new URL(input as string), siesaIsEmpty)).then((answer) => {
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

const simLog = ({ log }: SharedWorld): TestPorts['log'] => {
  const write = (message: string, metadata?: Readonly<Record<string, unknown>>): void => void log.push(JSON.stringify({ message, metadata }));
  return { debug: write, info: write, warn: write, error: write, with: () => simLog({ log } as SharedWorld) };
};
