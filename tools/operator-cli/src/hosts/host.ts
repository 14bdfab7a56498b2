import type { Execution, SyncRequest } from './execution.ts';

/** Where syncs run: a local folder or an AWS environment. */
export interface Host {
  /** For messages: `in ./my-clients` or `in dev`. */
  readonly place: string;
  /** Ids of all configured clients. */
  readonly clientIds: () => Promise<readonly string[]>;
  /** A client's configuration as stored, `undefined` when there is none. */
  readonly client: (clientId: string) => Promise<unknown>;
  readonly start: (request: SyncRequest) => Promise<Execution>;
  /** Where people find an object of the data bucket: a path, or an `s3://` address. */
  readonly locate: (key: string) => string;
  readonly close: () => Promise<void>;
}

/** Which host a command is for. */
export type HostChoice = { readonly local: string } | { readonly env: string };
