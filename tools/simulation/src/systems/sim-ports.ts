import type { Destination, DestinationPayload } from '@siesa-integration/destination-adapter';
import { kong } from '@siesa-integration/kong-adapter';
import { wms } from '@siesa-integration/wms-adapter';
import type { SiesaRow } from '@siesa-integration/siesa-client';
import type { ClientState, LedgerEntry, Runtime } from '@siesa-integration/sync-pipeline';
import type { InProcessPorts, MemoryStores } from '@siesa-integration/sync-pipeline/in-process';
import type { Boundary } from '../faults/boundary.ts';
import type { Chance } from '../faults/chance.ts';
import type { Scheduler } from '../faults/scheduler.ts';
import type { SimProcess } from '../faults/sim-process.ts';
import type { HttpSystems } from '../scenario/http-systems.ts';
import { httpFetch } from './http/http-fetch.ts';
import type { SimDestination } from './sim-destination.ts';
import { type Deactivate, type SendBatch, simDefinition } from './sim-destination.ts';
import type { SimSiesa } from './sim-siesa.ts';
import { type SimAnswer, simSiesaClient } from './sim-siesa-client.ts';

/** What all processes of one client share. The stores, the scheduler and the boundary are those of all clients. */
export interface ClientSetup {
  readonly clientId: string;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly boundary: Boundary;
  readonly siesa: SimSiesa;
  readonly destination: SimDestination;
  readonly stores: MemoryStores;
  /** Absent: the systems are reached without HTTP. */
  readonly http?: HttpSystems | undefined;
  /** Calls a minute to Siesa. */
  readonly limit: number;
  /** Milliseconds that Siesa demands between two calls. */
  readonly siesaWaitMs: () => number;
  /** Milliseconds that the destination takes to answer. */
  readonly destinationMs: () => number;
  /** Milliseconds by which our clock is wrong. */
  readonly clockError: () => number;
  /** Called when a call to Siesa leaves over HTTP. */
  readonly onSourceCall: (owner: string, host: string) => void;
  /** Called when a batch leaves for the destination. */
  readonly onLeave: (owner: string) => void;
  /** Called before the destination stores it. */
  readonly onSend: (owner: string, payloads: readonly DestinationPayload[]) => void;
  /** Called before the destination takes records out of use. */
  readonly onDeactivate: (owner: string, ids: readonly string[]) => void;
  /** Called before an object is stored. */
  readonly onPut: (key: string, body: Uint8Array) => void;
  /** Called after `#state` was replaced. */
  readonly onState: (before: ClientState | undefined, after: ClientState) => void;
  /** Called when a stage asks for what belongs to another client. */
  readonly onOtherClient: (name: string) => void;
  /** Every log line, as it would be written. */
  readonly log: string[];
}

/** Ports of every stage over the simulation's stores. */
export interface SimPorts extends InProcessPorts {
  readonly clients: MemoryStores['clients'];
  readonly ledger: MemoryStores['ledger'];
}

/** The run that the ports serve. */
export interface PortsOwner {
  readonly owner: string;
  /** Siesa answers this run as if it were empty. */
  readonly siesaIsEmpty: boolean;
  /** Called with the rows that Siesa returned. */
  readonly onRows: (rows: readonly SiesaRow[]) => void;
}

type Fetch = typeof globalThis.fetch;

/** A call to another system; `of` names what it asks for, and so the client. */
type Call = <Result>(label: string, of: string, effect: () => Result) => Promise<Result>;

/** A payload only goes back to the adapter that made it, so its exact type is not needed here. */
const realDestinations = new Map(
  [kong, wms].map((real: { readonly name: string }) => [real.name, real as Destination]),
);

/** The ports of one invocation: every call crosses the boundary under its process. */
export const simPorts = (
  setup: ClientSetup,
  process: SimProcess,
  { owner, siesaIsEmpty, onRows }: PortsOwner,
): SimPorts => {
  const { stores, boundary, scheduler, destination, clientId } = setup;
  const call: Call = (label, of, effect) => {
    if (!of.includes(clientId)) setup.onOtherClient(`${label} of ${of}`);
    return boundary.cross(process, label, effect);
  };
  const deactivate: Deactivate = (ids) => {
    setup.onLeave(owner);
    return boundary.cross(process, 'destination.deactivate', () => {
      setup.onDeactivate(owner, ids);
      return destination.deactivate(ids);
    });
  };
  const send: SendBatch = async (payloads, { reactivate }) => {
    setup.onLeave(owner);
    const verdicts = await boundary.cross(process, 'destination.send', () => {
      setup.onSend(owner, payloads);
      return destination.store(payloads, { at: scheduler.now, owner, ...(reactivate && { reactivate }) });
    });
    if (setup.destinationMs() > 0) await boundary.sleep(process, setup.destinationMs());
    return verdicts;
  };

  return {
    ...storePorts(setup, call),
    environment: 'prod',
    runtime: simRuntime(setup, process, { owner, siesaIsEmpty, onRows }),
    log: simLog(setup),
    metrics: { emit: () => undefined },
    mappings: { get: (key) => boundary.cross(process, 'mappings.get', () => stores.mappings.documents.get(key)) },
    ...(!setup.http && { siesa: simSiesaClient({ limit: setup.limit, siesaWaitMs: setup.siesaWaitMs }) }),
    destinations: setup.http ? realDestinations : new Map([['kong', simDefinition(send, deactivate)]]),
  };
};

const storePorts = (
  setup: ClientSetup,
  call: Call,
): Pick<SimPorts, 'clients' | 'state' | 'ledger' | 'objects' | 'secrets'> => {
  const { clients, state, ledger, objects, secrets } = setup.stores;
  return {
    clients: {
      ...clients,
      find: (id) => call('clients.find', id, () => clients.documents.get(id)),
      recordSync: (id, note) => call('clients.recordSync', id, () => void clients.notes.set(id, note)),
    },
    state: {
      read: (id) => call('state.read', id, () => state.items.get(id)),
      replace: (id, next, expected) => call('state.replace', id, () => replaceNow(setup, id, next, expected)),
    },
    ledger: {
      of: ledger.of,
      readMany: (id, ids) =>
        call('ledger.readMany', id, () => new Map(ids.flatMap((one) => entriesOf(setup.stores, id, one)))),
      writeMany: (id, entries) =>
        call('ledger.writeMany', id, () => {
          for (const entry of entries) ledger.of(id).set(entry.product_id, entry);
        }),
      openRejects: async (id, options) => {
        await call('ledger.openRejects', id, () => undefined);
        return ledger.openRejects(id, options);
      },
      countRejects: ledger.countRejects,
      entries: async function* (id) {
        yield* await call('ledger.entries', id, () => [...ledger.of(id).values()]);
      },
    },
    objects: {
      get: (key) => call('objects.get', key, () => objects.bodies.get(key)),
      open: (key) => call('objects.get', key, () => objects.bodies.get(key)).then((body) => body && [body]),
      put: (key, body) =>
        call('objects.put', key, () => {
          setup.onPut(key, body);
          objects.bodies.set(key, new Uint8Array(body));
        }),
      list: () => Promise.resolve([]),
    },
    secrets: { read: (name) => call('secrets.read', name, () => secrets.documents.get(name)) },
  };
};

const replaceNow = (
  { stores: { state }, onState }: ClientSetup,
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

const simRuntime = (setup: ClientSetup, process: SimProcess, owned: PortsOwner): Runtime => ({
  now: () => setup.scheduler.now + setup.clockError(),
  random: setup.chance.next,
  sleep: (ms) => setup.boundary.sleep(process, ms),
  fetch: setup.http ? overHttp(setup, setup.http, process, owned) : withoutHttp(setup, process, owned),
});

const withoutHttp =
  ({ scheduler, boundary, siesa }: ClientSetup, process: SimProcess, { siesaIsEmpty, onRows }: PortsOwner): Fetch =>
  (input) => {
    siesa.calls.push(scheduler.now);
    const answered = boundary
      .cross(process, 'siesa.call', () => answerOf(siesa, new URL(input as string), siesaIsEmpty))
      .then((answer) => {
        onRows(answer.page?.rows ?? (answer.row ? [answer.row] : []));
        return answer;
      });
    return answered as unknown as Promise<Response>;
  };

const overHttp = (
  setup: ClientSetup,
  systems: HttpSystems,
  process: SimProcess,
  { owner, onRows }: PortsOwner,
): Fetch => {
  const { scheduler, boundary, siesa, destination } = setup;
  return httpFetch({
    systems,
    siesa,
    destination,
    cross: (label, effect) => boundary.cross(process, label, effect),
    siesaNow: () => scheduler.now + siesa.skewMs,
    sending: () => ({ at: scheduler.now, owner }),
    onCall: ({ host }) => {
      siesa.calls.push(scheduler.now);
      setup.onSourceCall(owner, host);
    },
    onRows,
    onLeave: () => {
      setup.onLeave(owner);
    },
    onSend: (payloads) => {
      setup.onSend(owner, payloads);
    },
  });
};

const answerOf = (siesa: SimSiesa, { pathname, searchParams }: URL, empty: boolean): SimAnswer => {
  if (pathname.endsWith('product')) {
    const row = siesa.product(searchParams.get('id') ?? '');
    return row ? { row } : {};
  }
  const since = Date.parse(searchParams.get('since') ?? '');
  return { page: siesa.page(Number.isNaN(since) ? undefined : since, Number(searchParams.get('page')), empty) };
};

const simLog = ({ log }: ClientSetup): SimPorts['log'] => {
  const write = (message: string, metadata?: Readonly<Record<string, unknown>>): void =>
    void log.push(JSON.stringify({ message, metadata }));
  return { debug: write, info: write, warn: write, error: write, with: () => simLog({ log } as ClientSetup) };
};
