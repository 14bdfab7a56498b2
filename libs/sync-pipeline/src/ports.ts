import type { Destination } from '@siesa-integration/destination-adapter';
import type { SiesaBudget, SiesaClient, SiesaClientOptions } from '@siesa-integration/siesa-client';

/** Time and chance, so that a simulation can own them. */
export interface World {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Every outgoing call passes this one: it refuses unsafe addresses and redirects. */
  readonly fetch: typeof globalThis.fetch;
}

/** One invocation of one stage. */
export interface Slice {
  /** Milliseconds until the host ends this invocation. */
  readonly remainingMs: () => number;
}

/** What each stage is: its input, parsed; what it touches; how long it has. */
export type Stage<Request, Ports, Answer> = (request: Request, ports: Ports, slice: Slice) => Promise<Answer>;

/** Structured log lines; `client_id`, `sync_id` and `product_type` are bound once they are known. */
export interface Log {
  readonly debug: (message: string, metadata?: Readonly<Record<string, unknown>>) => void;
  readonly info: (message: string, metadata?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, metadata?: Readonly<Record<string, unknown>>) => void;
  readonly error: (message: string, metadata?: Readonly<Record<string, unknown>>) => void;
  readonly with: (bindings: Readonly<Record<string, string>>) => Log;
}

/** Figures of one sync, for dashboards and alarms. Names and units: docs/reference/data-at-rest.md#metrics. */
export interface Metrics {
  readonly emit: (figures: Readonly<Record<string, number>>, dimensions: MetricDimensions) => void;
}

/** The runtime adds `Environment`. */
export interface MetricDimensions {
  readonly ClientId: string;
  readonly SyncType: string;
  /** Only on `APILatency` (ms, mean) and `APIErrorRate` (percent): whose API. */
  readonly Api?: 'siesa' | 'product';
}

/** Client configuration, as stored: parsed by the pipeline. */
export interface ClientDirectory {
  readonly find: (clientId: string) => Promise<unknown>;
  /** Keeps `sync_cursor`, `last_sync_*` for people. Never read back to decide anything. */
  readonly noteSync: (clientId: string, note: SyncNote) => Promise<void>;
}

export interface SyncNote {
  readonly sync_cursor?: string;
  readonly last_sync_timestamp: string;
  readonly last_sync_status: 'success' | 'failed';
  readonly last_sync_records: number;
}

/** The one item that decides: lease, cursor, open, stop, budget (`#state`). */
export interface ClientState {
  readonly owner?: string;
  readonly sync_id?: string;
  readonly epoch: number;
  /** Seconds since 1970, as the TTL attribute of DynamoDB; the lease is free after it. */
  readonly expires_at?: number;
  /** ISO 8601. */
  readonly cursor?: string;
  /** The `sync_id` of a run that has begun to send and has not committed. */
  readonly open?: string;
  /** The run before this one left `open` behind: what it sent without noting is unknown, so this run sends all that it reads. */
  readonly resend?: boolean;
  /** The slice that is being read or loaded, from 1: a loader of an earlier one was given up by the machine, and stops. */
  readonly slice?: number;
  /** First error of a child of the Map, written by the state machine itself. */
  readonly stop?: { readonly Error: string; readonly Cause?: string };
  readonly budget?: SiesaBudget;
  /** Calls that one attempt of an extractor may make, or have made, without having written them to `budget`; none after `until` (milliseconds since 1970). */
  readonly reserved?: { readonly calls: number; readonly until: number; readonly attempt: string };
  /** The last run that ended, so that a repeated commit knows itself. */
  readonly ended?: { readonly sync_id: string; readonly status: 'success' | 'failed' };
  /** Runs in a row that held the cursor because the source never settled. */
  readonly held?: number;
}

/** `version` moves with every write: each write is one conditional put, which the state machine's own StopRun obeys too (`ADD version :one`). */
export interface StateStore {
  readonly read: (clientId: string) => Promise<{ readonly state: ClientState; readonly version: number } | undefined>;
  /** `false` when the stored version is another: read again and decide anew. `expected` 0: no item yet. */
  readonly replace: (clientId: string, state: ClientState, expected: number) => Promise<boolean>;
}

/** What became of one product of one client. */
export interface LedgerEntry {
  readonly product_id: string;
  readonly accepted?: {
    readonly fingerprint: string;
    readonly source_modified?: string;
    readonly sync_id: string;
    /** ISO 8601. */
    readonly at: string;
  };
  /** The key that fetches it from Siesa. */
  readonly source_id?: string;
  readonly last_seen_sync: string;
  readonly rejection?: {
    readonly code: string;
    readonly message: string;
    readonly source_modified?: string;
    /** Fingerprint of the payload or row that was refused, to tell a change. */
    readonly fingerprint?: string;
    /** Counted once a sync. */
    readonly attempts: number;
    readonly first_seen: string;
    readonly last_seen: string;
    readonly sync_id: string;
    readonly parked?: boolean;
    /** Digest of the mapping document under which it was refused: another one is a reason to try a parked reject again. */
    readonly mapping?: string;
  };
}

export interface Ledger {
  readonly readMany: (clientId: string, productIds: readonly string[]) => Promise<ReadonlyMap<string, LedgerEntry>>;
  /** Replaces each entry whole; throws unless all were written. */
  readonly writeMany: (clientId: string, entries: readonly LedgerEntry[]) => Promise<void>;
  /** Rejects that are open, oldest `first_seen` first. A parked one counts only when `mapping` is given and is not the one it was refused under. */
  readonly openRejects: (
    clientId: string,
    options: { readonly limit: number; readonly mapping?: string },
  ) => Promise<readonly LedgerEntry[]>;
  /** Every entry of a client, page by page. */
  readonly entries: (clientId: string) => AsyncIterable<LedgerEntry>;
}

/** The data bucket: parts, manifests, reports. Keys are built by the pipeline alone (`run-keys.ts`). */
export interface ObjectStore {
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  readonly put: (
    key: string,
    body: Uint8Array,
    options: { readonly contentType: string; readonly contentEncoding?: string },
  ) => Promise<void>;
  readonly list: (prefix: string) => Promise<readonly string[]>;
}

/** The config bucket. */
export interface MappingStore {
  readonly get: (key: string) => Promise<string | undefined>;
}

export interface SecretStore {
  /** The secret's JSON document, cached 5 minutes; `refresh` passes over the cache; `undefined` when there is none. */
  readonly read: (name: string, options?: { readonly refresh?: boolean }) => Promise<unknown>;
}

/** Products that clients can have, by `product_type`. */
export type DestinationRegistry = ReadonlyMap<string, Destination>;

/** Where this runs; `local` allows http://127.0.0.1 and is set by the sandbox alone. */
export type Environment = 'local' | 'dev' | 'test' | 'prod';

/** What every stage needs. */
export interface StagePorts {
  readonly world: World;
  readonly log: Log;
  readonly state: StateStore;
  readonly objects: ObjectStore;
}

export interface ExtractPorts extends StagePorts {
  readonly metrics: Metrics;
  readonly environment: Environment;
  readonly clients: Pick<ClientDirectory, 'find'>;
  readonly secrets: SecretStore;
  readonly mappings: MappingStore;
  readonly ledger: Pick<Ledger, 'openRejects' | 'writeMany'>;
  /** How a client's Siesa is reached. @defaultValue `createSiesaClient` */
  readonly siesa?: (options: SiesaClientOptions) => SiesaClient;
}

/** Pure work on parts: no secrets, no HTTP. */
export type TransformPorts = StagePorts;

export interface LoadPorts extends StagePorts {
  readonly metrics: Metrics;
  readonly environment: Environment;
  readonly clients: Pick<ClientDirectory, 'find'>;
  readonly secrets: SecretStore;
  readonly ledger: Pick<Ledger, 'readMany' | 'writeMany'>;
  readonly products: DestinationRegistry;
  /** Records a call where the client's settings say nothing. @defaultValue the product's maximum */
  readonly batchSize?: number;
}

export interface SummarizePorts extends StagePorts {
  readonly metrics: Metrics;
  readonly environment: Environment;
  readonly clients: ClientDirectory;
  readonly ledger: Pick<Ledger, 'entries'>;
}
