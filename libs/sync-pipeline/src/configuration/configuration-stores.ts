/** Clients' settings, as stored: the pipeline parses them. */
export interface ClientDirectory {
  readonly find: (clientId: string) => Promise<unknown>;
  /** Keeps `sync_cursor` and `last_sync_*` beside the settings, for people: `find` returns them. No decision reads them. Ignores a client that is gone. */
  readonly recordSync: (clientId: string, sync: RecordedSync) => Promise<void>;
}

export interface RecordedSync {
  readonly sync_cursor?: string;
  readonly last_sync_timestamp: string;
  readonly last_sync_status: 'success' | 'failed';
  readonly last_sync_records: number;
}

/** The config bucket. */
export interface MappingStore {
  readonly get: (key: string) => Promise<string | undefined>;
}

export interface SecretStore {
  /** The secret's JSON document, at most 5 minutes old; `refresh` reads it anew; `undefined` when it does not exist. */
  readonly read: (name: string, options?: { readonly refresh?: boolean }) => Promise<unknown>;
}
