import { isRecord } from '@siesa-integration/canonical-model';
import type {
  ClientDirectory,
  MappingStore,
  RecordedSync,
  SecretStore,
} from '../configuration/configuration-stores.ts';
import type { CountedLedger, LedgerEntry, OpenRejectsOptions } from '../ledger/ledger.ts';
import type { ObjectStore } from '../run/object-store.ts';
import type { ClientState, StateStore } from '../state/client-state.ts';

/** Everything that the service keeps between two processes, in memory. */
export interface MemoryStores {
  readonly clients: ClientDirectory & {
    readonly documents: Map<string, unknown>;
    readonly notes: Map<string, RecordedSync>;
  };
  readonly state: StateStore & {
    readonly items: Map<string, { readonly state: ClientState; readonly version: number }>;
  };
  readonly ledger: CountedLedger & { readonly of: (clientId: string) => Map<string, LedgerEntry> };
  readonly objects: ObjectStore & { readonly bodies: Map<string, Uint8Array> };
  readonly mappings: MappingStore & { readonly documents: Map<string, string> };
  readonly secrets: SecretStore & { readonly documents: Map<string, unknown> };
}

/**
 * Stores in memory that behave as the ports demand: conditional writes of `#state`, whole entries in the ledger.
 *
 * @example
 * const stores = memoryStores();
 * stores.clients.documents.set('cliente-a', aClient());
 */
export const memoryStores = (): MemoryStores => ({
  clients: memoryClients(),
  state: memoryState(),
  ledger: memoryLedger(),
  objects: memoryObjects(),
  mappings: memoryMappings(),
  secrets: memorySecrets(),
});

const memoryClients = (): MemoryStores['clients'] => {
  const documents = new Map<string, unknown>();
  const notes = new Map<string, RecordedSync>();
  return {
    documents,
    notes,
    find: (clientId) => {
      const settings = documents.get(clientId);
      return Promise.resolve(isRecord(settings) ? { ...settings, ...notes.get(clientId) } : settings);
    },
    recordSync: (clientId, note) => {
      if (documents.has(clientId)) notes.set(clientId, { ...notes.get(clientId), ...stored(note) }); // else it was deleted during the sync
      return Promise.resolve();
    },
  };
};

const memoryState = (): MemoryStores['state'] => {
  const items = new Map<string, { readonly state: ClientState; readonly version: number }>();
  return {
    items,
    read: (clientId) => Promise.resolve(items.get(clientId)),
    replace: (clientId, state, expected) => {
      if ((items.get(clientId)?.version ?? 0) !== expected) return Promise.resolve(false);
      items.set(clientId, { state: stored(state), version: expected + 1 });
      return Promise.resolve(true);
    },
  };
};

const memoryLedger = (): MemoryStores['ledger'] => {
  const clients = new Map<string, Map<string, LedgerEntry>>();
  const of = (clientId: string): Map<string, LedgerEntry> => {
    const entries = clients.get(clientId) ?? new Map<string, LedgerEntry>();
    clients.set(clientId, entries);
    return entries;
  };
  return {
    of,
    readMany: (clientId, ids) => Promise.resolve(new Map(ids.flatMap((id) => entryWith(of(clientId), id)))),
    writeMany: (clientId, entries) => {
      for (const entry of entries) of(clientId).set(entry.product_id, stored(entry));
      return Promise.resolve();
    },
    openRejects: (clientId, { limit, ...options }) => {
      const wanted = [...of(clientId).values()].filter((entry) => isWanted(entry, options)).sort(oldestFirst);
      const [parked, open] = [wanted.filter(isParked), wanted.filter((entry) => !isParked(entry))];
      return Promise.resolve([...open, ...parked].slice(0, limit).sort(oldestFirst));
    },
    countRejects: (clientId) => {
      const open = [...of(clientId).values()].filter(({ rejection }) => rejection !== undefined);
      return Promise.resolve({ open: open.length, parked: open.filter(isParked).length });
    },
    entries: async function* (clientId) {
      await Promise.resolve();
      yield* [...of(clientId).values()].sort(byId);
    },
  };
};

const entryWith = (
  entries: ReadonlyMap<string, LedgerEntry>,
  id: string,
): readonly (readonly [string, LedgerEntry])[] => {
  const entry = entries.get(id);
  return entry ? [[id, entry]] : [];
};

/** As a table stores it: a copy, without undefined fields. */
const stored = <T>(item: T): T => JSON.parse(JSON.stringify(item)) as T;

const isParked = ({ rejection }: LedgerEntry): boolean => rejection?.parked === true;

const byId = (one: LedgerEntry, other: LedgerEntry): number =>
  Buffer.compare(Buffer.from(one.product_id), Buffer.from(other.product_id));

const isWanted = (
  { rejection }: LedgerEntry,
  { mapping, parked = false }: Pick<OpenRejectsOptions, 'mapping' | 'parked'>,
): boolean => {
  if (!rejection || parked) return rejection?.parked === true;
  return rejection.parked !== true || (mapping !== undefined && rejection.mapping !== mapping);
};

const oldestFirst = (one: LedgerEntry, other: LedgerEntry): number =>
  (one.rejection?.first_seen ?? '') < (other.rejection?.first_seen ?? '') ? -1 : 1;

const memoryObjects = (): MemoryStores['objects'] => {
  const bodies = new Map<string, Uint8Array>();
  return {
    bodies,
    get: (key) => Promise.resolve(bodies.get(key)),
    open: (key) => Promise.resolve(asChunks(bodies.get(key))),
    put: (key, body) => {
      bodies.set(key, new Uint8Array(body));
      return Promise.resolve();
    },
    list: (prefix) => Promise.resolve([...bodies.keys()].filter((key) => key.startsWith(prefix)).sort()),
  };
};

const asChunks = (body: Uint8Array | undefined): readonly Uint8Array[] | undefined => body && [body];

const memoryMappings = (): MemoryStores['mappings'] => {
  const documents = new Map<string, string>();
  return { documents, get: (key) => Promise.resolve(documents.get(key)) };
};

const memorySecrets = (): MemoryStores['secrets'] => {
  const documents = new Map<string, unknown>();
  return { documents, read: (name) => Promise.resolve(documents.get(name)) };
};
